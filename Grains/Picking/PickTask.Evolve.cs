using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>How a task's events are folded, and how a task is shown.</summary>
public static partial class PickTask
{
    public static PickTaskState Evolve(PickTaskState state, WorkEvent @event, DateTimeOffset at) => @event switch
    {
        TaskCreated created => state with
        {
            Plan = new(created.Wave, created.Kind, created.DistanceMm, created.Totes),
            Stops = [.. created.Stops.Select(StopState.Of)],
            Early = [],
        },
        StopPicked picked => Fold(state, picked),
        StopShort missing => Fold(state, missing),
        UnitsDropped dropped => Fold(state, dropped, at),
        UnitsCut cut => Fold(state, cut, at),
        PickTaskEvent unknown => throw new InvalidOperationException($"No fold for {unknown.GetType().Name}."),
        _ => state with { Work = Ownership.Evolve(state.Work, @event, at) },
    };

    public static IReadOnlyList<string> Subjects(string key, WorkEvent @event)
    {
        var site = Subject.OwnerOf(key);
        return @event switch
        {
            StopPicked picked => Of(site, picked.Picker, picked.Key.Sku.Merchant),
            StopShort missing => Of(site, missing.Picker, missing.Key.Sku.Merchant),
            UnitsDropped { Picker: { } picker } dropped => Of(site, picker, dropped.Fulfilment.Order.Merchant),
            UnitsCut { Picker: { } picker } => [Subject.Site(site), Subject.Picker($"{site}/{picker}")],
            UnitsDropped dropped => [Subject.Site(site), Subject.Merchant(dropped.Fulfilment.Order.Merchant.Value)],
            PickTaskEvent => [Subject.Site(site)],
            _ => Ownership.Subjects(key, @event),
        };
    }

    /// <param name="isRepeat">Nothing was booked: it was done already.</param>
    public static PickAnswer Answer(PickTaskState state, string task, long version, int stop, bool isRepeat) => isRepeat
        ? new(View(state, task), PickOutcome.AlreadyDone, 0, version)
        : new(View(state, task), state.Find(stop)!.Outcome, state.Find(stop)!.Surplus, version);

    /// <summary>Drops that nobody wants any more are left out, but for what is in their totes already.</summary>
    public static TaskView View(PickTaskState state, string task) => new(
        task,
        state.Plan!.Wave.Number,
        state.Plan.Kind,
        state.Status,
        state.Work.Owner,
        state.Plan.DistanceMm,
        state.Plan.Totes,
        [.. state.Stops.Select(View)]);

    private static string[] Of(string site, string picker, MerchantId merchant) =>
        [Subject.Site(site), Subject.Picker($"{site}/{picker}"), Subject.Merchant(merchant.Value)];

    private static StopView View(StopState stop) => new(
        stop.Stop,
        stop.Location.Code,
        stop.Key.Sku.Merchant.Value,
        stop.Key.Sku.Code,
        stop.Key.Lot,
        stop.Key.Expiry,
        stop.Key.Serial,
        stop.Drops.Sum(drop => drop.Wanted),
        stop.Drops.Sum(drop => drop.Done),
        stop.Drops.Sum(drop => drop.Short),
        [
            .. stop.Drops
                .Where(drop => drop.Wanted > 0)
                .Select(drop => new DropView(drop.Fulfilment.ToString(), drop.Line, drop.Tote, drop.Wanted, drop.Done)),
        ]);

    private static PickTaskState Fold(PickTaskState state, StopPicked picked)
    {
        var stop = state.Find(picked.Stop)!.With(
            picked.Drops.Select(drop => (drop.Pick, drop.Quantity)),
            static (drop, quantity) => drop with { Done = checked(drop.Done + quantity) });
        var outcome = picked.Surplus > 0 ? PickOutcome.Surplus : PickOutcome.Picked;
        return state.With(stop with { Outcome = outcome, Surplus = picked.Surplus });
    }

    private static PickTaskState Fold(PickTaskState state, StopShort missing)
    {
        var stop = state.Find(missing.Stop)!.With(
            missing.Drops.Select(drop => (drop.Pick, drop.Quantity)),
            static (drop, quantity) => drop with { Short = checked(drop.Short + quantity) });
        return state.With(stop with { Outcome = PickOutcome.Short, Surplus = 0 });
    }

    private static PickTaskState Fold(PickTaskState state, UnitsDropped dropped, DateTimeOffset at)
    {
        var known = state with { Dropped = state.Dropped.SetItem(dropped.Reference, dropped.Quantity) };
        foreach (var part in dropped.At)
        {
            var stop = known.Find(part.Stop)!.With(
                [(part.Pick, part.Quantity)],
                static (drop, quantity) => drop with { Dropped = checked(drop.Dropped + quantity) });
            known = known.With(stop with { ChangedAt = at });
        }

        return known;
    }

    private static PickTaskState Fold(PickTaskState state, UnitsCut cut, DateTimeOffset at)
    {
        if (state.Plan is null) return state with { Early = state.Early.Add(cut) };
        var stop = state.Find(cut.Stop)!.With(
            [(cut.Pick, cut.Quantity)],
            static (drop, quantity) => drop with { Cut = checked(drop.Cut + quantity) });
        return state.With(stop with { ChangedAt = at });
    }
}
