using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>
/// One tour through the shelves: pure. The same scan is the same fact: what is done already is not booked again, and what is more than
/// asked for only where a person says that it is more. A scan that comes late, from before what it contradicts, is a fact: units that
/// nobody asks for any more are surplus. What of it there was, the shelf says.
/// </summary>
public static partial class PickTask
{
    public static Refusal Unknown { get; } = Refusal.NotFound("unknown_task", "There is no such task.");

    private const string Empty = "empty";

    /// <summary>What was cut from its picks before it was made is not asked for.</summary>
    public static Decision<WorkEvent> Create(PickTaskState state, CreateTask command)
    {
        if (state.Plan is not null) return Decision<WorkEvent>.Nothing;
        var created = new TaskCreated(command.Wave, command.Kind, command.DistanceMm, command.Totes, command.Stops);
        var offered = new WorkOffered(PickWork.Offer(command));
        var cuts =
            from cut in state.Early
            from stop in command.Stops
            from drop in stop.Drops
            where drop.Pick == cut.Pick
            select cut with { Stop = stop.Stop, Quantity = Math.Min(cut.Quantity, drop.Quantity), Untold = new(drop.Fulfilment, drop.Line) };
        ImmutableArray<WorkEvent> events = [created, offered, .. cuts];
        return Ended(state, events);
    }

    /// <param name="sku">Master data of what lies at the stop; null when it is not known any more.</param>
    public static Decision<WorkEvent> Pick(PickTaskState state, Pick command, SkuDefinition? sku)
    {
        if (state.Plan is null) return Unknown;
        if (state.Find(command.Stop) is not { } stop)
            return Refusal.Invalid("unknown_stop", "stop", $"The task has no stop {command.Stop}.");
        var owner = ScanOwner.Of(state, stop, command);
        if (owner.Refused is { } refused) return refused;
        if (ScanCheck.Check(stop, command, sku) is { } refusal) return refusal;
        if (IsGone(stop, command, owner))
            return Refusal.Conflict("not_asked_for", "Nobody asks for these any more: leave them where they are, or put them back.");
        if (IsRepeat(stop, command, owner)) return Decision<WorkEvent>.Nothing;
        if (command.Quantity > OpenOf(stop, command) && !command.Extra && !owner.IsLate) return MoreThanPlanned(stop, command);

        var events = ImmutableArray.CreateBuilder<WorkEvent>();
        var picked = Picked(stop, command, state.Plan.Wave.Number);
        if (picked is not null) events.Add(picked);
        var after = picked is null ? state : Evolve(state, picked, default);
        if (Short(after.Find(command.Stop)!, command) is { } missing) events.Add(missing);
        return Ended(state, events.DrainToImmutable());
    }

    /// <summary>Whether nothing is to be booked, because what the scan says is done: it saw another state than the present one, or
    /// nothing is open that it could be about.</summary>
    public static bool IsRepeat(PickTaskState state, Pick command) =>
        state.Find(command.Stop) is { } stop && IsRepeat(stop, command, ScanOwner.Of(state, stop, command));

    public static Decision<WorkEvent> Cut(PickTaskState state, string reference, string pick, long quantity)
    {
        if (state.Plan is null) return new UnitsCut(reference, 0, pick, quantity, null);
        var stop = state.Stops.FirstOrDefault(known => known.Drops.Any(drop => drop.Pick == pick));
        var part = Math.Min(quantity, stop?.Drops.First(drop => drop.Pick == pick).Open ?? 0);
        if (part <= 0) return Decision<WorkEvent>.Nothing;
        return Ended(state, [new UnitsCut(reference, stop!.Stop, pick, part, state.Work.Owner)]);
    }

    public static Decision<WorkEvent> Drop(PickTaskState state, DropUnits command)
    {
        if (state.Plan is null) return Unknown;
        if (state.Dropped.ContainsKey(command.Reference)) return Decision<WorkEvent>.Nothing;
        if (command.Quantity < 0) return Refusal.Invalid("invalid_quantity", "quantity", "Not below 0.");
        return Ended(state, [DropFrom(state, command)]);
    }

    /// <summary>What happens to a task of which nothing is open then closes it.</summary>
    private static Decision<WorkEvent> Ended(PickTaskState state, ImmutableArray<WorkEvent> events)
    {
        var after = events.Aggregate(state, static (known, @event) => Evolve(known, @event, default));
        return events.IsEmpty || after.Open > 0 ? Decision<WorkEvent>.Of(events) : Decision<WorkEvent>.Of([.. events, .. Ownership.Close(after.Work).Events]);
    }

    private static bool IsRepeat(StopState stop, Pick command, ScanOwner owner) =>
        (command.Seen is { } seen && !owner.IsFormer && seen != DropsOf(stop, command).Sum(static drop => drop.Done))
        || (OpenOf(stop, command) == 0 && !command.Extra && !owner.IsLate);

    /// <summary>Whether a scan that is surely new (it has a name and a time, or saw what is done) is about units that were called back, or
    /// given up, before it was made.</summary>
    private static bool IsGone(StopState stop, Pick command, ScanOwner owner)
    {
        var isNew = command.Seen is { } seen ? seen == DropsOf(stop, command).Sum(static drop => drop.Done) : command is { Operation: not null, At: not null };
        return isNew && IsCalledBack(stop, command, owner);
    }

    private static bool IsCalledBack(StopState stop, Pick command, ScanOwner owner) =>
        command.Quantity > 0 && !command.Extra && !owner.IsLate && OpenOf(stop, command) == 0
        && DropsOf(stop, command).Any(static drop => drop.Done < drop.Planned);

    private static IEnumerable<DropState> DropsOf(StopState stop, Pick command) =>
        stop.Drops.Where(drop => command.Tote is null || drop.Tote == command.Tote);

    private static long OpenOf(StopState stop, Pick command) => DropsOf(stop, command).Sum(static drop => drop.Open);

    private static Refusal MoreThanPlanned(StopState stop, Pick command) => Refusal.Conflict(
        "more_than_planned", $"Only {OpenOf(stop, command)} are asked for here: say extra where more is meant.");

    private static StopPicked? Picked(StopState stop, Pick command, string wave)
    {
        if (command.Quantity == 0) return null;
        var drops = ImmutableArray.CreateBuilder<DropQuantity>();
        var rest = command.Quantity;
        foreach (var drop in DropsOf(stop, command))
        {
            var part = Math.Min(rest, drop.Open);
            if (part > 0) drops.Add(drop.Part(part));
            rest -= part;
        }

        var tote = rest > 0 ? command.Tote ?? $"SURPLUS-{wave}" : null;
        ImmutableArray<string> serials = stop.Key.Serial is null ? command.Serials : [];
        return new(
            stop.Stop, stop.Location, stop.Key, command.Quantity, drops.DrainToImmutable(), rest, tote, command.Picker, serials,
            command.Extra, command.At);
    }

    /// <summary>Who finds nothing at all, or says that it is empty, means the whole shelf; else only what is asked for is missing, as is one
    /// unit that he was sent for by its serial number.</summary>
    private static StopShort? Short(StopState stop, Pick command)
    {
        if (command.ShortReason is null) return null;
        var open = DropsOf(stop, command).Where(static drop => drop.Open > 0).ToImmutableArray();
        if (open.IsEmpty) return null;
        return new(
            stop.Stop,
            stop.Location,
            stop.Key,
            open.Sum(static drop => drop.Open),
            [.. open.Select(static drop => drop.Part(drop.Open))],
            command.ShortReason,
            command.Picker,
            (command.Quantity == 0 && stop.Key.Serial is null) || command.ShortReason.Equals(Empty, StringComparison.OrdinalIgnoreCase),
            command.At);
    }

    /// <summary>Takes units off the end of the tour, where the picker comes last.</summary>
    private static UnitsDropped DropFrom(PickTaskState state, DropUnits command)
    {
        var at = ImmutableArray.CreateBuilder<DroppedAt>();
        var rest = command.Quantity;
        foreach (var stop in state.Stops.Reverse())
        {
            foreach (var drop in stop.Drops.Where(drop => drop.Fulfilment == command.Fulfilment && drop.Line == command.Line))
            {
                var part = Math.Min(rest, drop.Open);
                if (part > 0) at.Add(new(stop.Stop, stop.Location, drop.Pick, part));
                rest -= part;
            }
        }

        return new(command.Reference, command.Fulfilment, command.Line, command.Quantity - rest, at.DrainToImmutable(), state.Work.Owner);
    }
}
