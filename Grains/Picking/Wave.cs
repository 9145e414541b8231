using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record WaveEvent;

/// <summary>The intent: which fulfilments are to be picked by which tasks, from which shelves.</summary>
[EventType("wavePlanned")]
public sealed record WavePlanned(WaveKind Kind, ImmutableArray<PlannedTask> Tasks, ImmutableArray<NotPlanned> NotPlanned)
    : WaveEvent;

/// <summary>The shelves and the orders have answered: these are the tasks, and that is what is left out.</summary>
/// <param name="GiveBack">What was promised at shelves and is not needed.</param>
/// <param name="Stopped">Fulfilments that were started and are left out.</param>
[EventType("waveSettled")]
public sealed record WaveSettled(
    ImmutableArray<PlannedTask> Tasks,
    ImmutableArray<NotPlanned> NotPlanned,
    ImmutableArray<ShelfPromise> GiveBack,
    ImmutableArray<FulfilmentId> Stopped) : WaveEvent;

/// <summary>All tasks are made.</summary>
[EventType("waveReleased")]
public sealed record WaveReleased : WaveEvent;

[JsonConverter(typeof(CamelCaseEnum<WaveStep>))]
public enum WaveStep
{
    New,
    Planned,
    Settled,
    Released,
}

public sealed record WaveState(
    WaveStep Step,
    WaveKind Kind,
    ImmutableArray<PlannedTask> Tasks,
    ImmutableArray<NotPlanned> NotPlanned,
    ImmutableArray<ShelfPromise> GiveBack,
    ImmutableArray<FulfilmentId> Stopped)
{
    public static WaveState Initial { get; } = new(WaveStep.New, WaveKind.Single, [], [], [], []);
}

/// <summary>What a fulfilment's order said when it was handed to the wave.</summary>
/// <param name="Wanted">Null: refused.</param>
public sealed record StartAnswer(FulfilmentId Fulfilment, ImmutableArray<LineQuantity>? Wanted, string? Reason);

/// <summary>
/// A wave: pure. Planned (the intent), then settled (shelves and orders have answered; from here on only what was left out is
/// given back and tasks are made), then released. Every step may be done again.
/// </summary>
public static class Wave
{
    public static Decision<WaveEvent> Plan(WaveState state, WavePlanned plan)
    {
        if (state.Step is not WaveStep.New) return Decision<WaveEvent>.Nothing;
        return plan.Tasks.IsEmpty ? Decision<WaveEvent>.Of(plan, new WaveReleased()) : plan;
    }

    /// <summary>Only what is promised whole and wanted as planned is picked; the rest waits for the next wave.</summary>
    /// <param name="short">Picks that their shelves could not promise in full.</param>
    public static Decision<WaveEvent> Settle(WaveState state, IReadOnlySet<string> @short, IReadOnlyList<StartAnswer> answers)
    {
        if (state.Step is not WaveStep.Planned) return Decision<WaveEvent>.Nothing;
        var planned = Lines(state);
        var started = answers.Where(answer => answer.Wanted is not null).ToArray();
        var changed = started.Where(answer => !IsAsPlanned(planned[answer.Fulfilment], answer.Wanted!.Value)).ToArray();
        var kept = started.Except(changed).Select(answer => answer.Fulfilment).ToHashSet();
        NotPlanned[] left =
        [
            .. Lacking(state, @short).Select(fulfilment => Left(fulfilment, WavePlan.NotOnShelf)),
            .. answers.Except(started).Select(answer => Left(answer.Fulfilment, answer.Reason!)),
            .. changed.Select(answer => Left(answer.Fulfilment, WavePlan.Changed)),
        ];
        return new WaveSettled(
            WavePlan.Only(state.Tasks, kept),
            state.NotPlanned.AddRange(left),
            [.. WavePlan.Promises(state.Tasks).Where(promise => !kept.Contains(promise.For.Fulfilment))],
            [.. changed.Select(answer => answer.Fulfilment)]);
    }

    public static Decision<WaveEvent> Release(WaveState state) =>
        state.Step is WaveStep.Settled ? new WaveReleased() : Decision<WaveEvent>.Nothing;

    /// <summary>Fulfilments of which not every pick got its promise.</summary>
    private static HashSet<FulfilmentId> Lacking(WaveState state, IReadOnlySet<string> @short) =>
        Drops(state.Tasks).Where(drop => @short.Contains(drop.Pick)).Select(drop => drop.Fulfilment).ToHashSet();

    /// <summary>What to hand to the wave: the fulfilments that got all of their promises.</summary>
    public static ImmutableArray<FulfilmentId> Starts(WaveState state, IReadOnlySet<string> @short) =>
        [.. Fulfilments(state.Tasks).Except(Lacking(state, @short))];

    public static WaveState Evolve(WaveState state, WaveEvent @event, DateTimeOffset at) => @event switch
    {
        WavePlanned planned => state with
        {
            Step = WaveStep.Planned, Kind = planned.Kind, Tasks = planned.Tasks, NotPlanned = planned.NotPlanned,
        },
        WaveSettled settled => state with
        {
            Step = WaveStep.Settled,
            Tasks = settled.Tasks,
            NotPlanned = settled.NotPlanned,
            GiveBack = settled.GiveBack,
            Stopped = settled.Stopped,
        },
        WaveReleased => state with { Step = WaveStep.Released, GiveBack = [], Stopped = [] },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static NotPlanned Left(FulfilmentId fulfilment, string reason) => new(fulfilment.ToString(), reason);

    private static Dictionary<FulfilmentId, Dictionary<string, long>> Lines(WaveState state) =>
        Drops(state.Tasks).GroupBy(drop => drop.Fulfilment).ToDictionary(
            drops => drops.Key,
            drops => drops.GroupBy(drop => drop.Line).ToDictionary(line => line.Key, line => line.Sum(drop => drop.Quantity)));

    private static bool IsAsPlanned(Dictionary<string, long> planned, ImmutableArray<LineQuantity> wanted) =>
        wanted.Length == planned.Count && wanted.All(line => planned.GetValueOrDefault(line.Line) == line.Quantity);

    private static IEnumerable<FulfilmentId> Fulfilments(IEnumerable<PlannedTask> tasks) =>
        Drops(tasks).Select(drop => drop.Fulfilment).Distinct();

    private static IEnumerable<PlannedDrop> Drops(IEnumerable<PlannedTask> tasks) =>
        tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops);
}
