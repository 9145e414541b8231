using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>
/// One tour through the shelves: pure. What the picker did is a fact, however late it is heard: units that nobody wants any
/// more are surplus. Only a scan that makes no sense is refused (see <see cref="ScanCheck"/>).
/// </summary>
public static partial class PickTask
{
    public static Refusal Unknown { get; } = Refusal.NotFound("unknown_task", "There is no such task.");

    public static Decision<PickTaskEvent> Create(PickTaskState state, CreateTask command)
    {
        if (state.Plan is not null) return Decision<PickTaskEvent>.Nothing;
        return new TaskCreated(command.Wave, command.Kind, command.DistanceMm, command.Totes, command.Stops);
    }

    public static Decision<PickTaskEvent> Assign(PickTaskState state, string picker)
    {
        if (state.Plan is null) return Unknown;
        if (state.Status is PickTaskStatus.Done) return Done;
        return state.Picker == picker ? Decision<PickTaskEvent>.Nothing : new TaskAssigned(picker);
    }

    public static Decision<PickTaskEvent> Release(PickTaskState state, string picker, string reason)
    {
        if (state.Plan is null) return Unknown;
        if (state.Status is PickTaskStatus.Done) return Done;
        if (state.Picker is null) return Decision<PickTaskEvent>.Nothing;
        return state.Picker == picker
            ? new TaskReleased(picker, reason)
            : Refusal.Conflict("not_your_task", $"The task is in the hands of {state.Picker}.");
    }

    /// <param name="sku">Master data of what lies at the stop; null when it is not known any more.</param>
    public static Decision<PickTaskEvent> Pick(PickTaskState state, Pick command, SkuDefinition? sku)
    {
        if (state.Plan is null) return Unknown;
        if (state.Find(command.Stop) is not { } stop)
            return Refusal.Invalid("unknown_stop", "stop", $"The task has no stop {command.Stop}.");
        if (ScanCheck.Check(stop, command, sku) is { } refusal) return refusal;

        var events = ImmutableArray.CreateBuilder<PickTaskEvent>();
        var picked = Picked(stop, command, state.Plan.Wave.Number);
        if (picked is not null) events.Add(picked);
        var after = picked is null ? state : Evolve(state, picked);
        if (Short(after.Find(command.Stop)!, command) is { } missing)
        {
            events.Add(missing);
            after = Evolve(after, missing);
        }

        if (after.Open == 0 && state.Status is not PickTaskStatus.Done && events.Count > 0) events.Add(new PickTaskDone());
        return Decision<PickTaskEvent>.Of(events.DrainToImmutable());
    }

    public static Decision<PickTaskEvent> Drop(PickTaskState state, DropUnits command)
    {
        if (state.Plan is null) return Unknown;
        if (state.Dropped.ContainsKey(command.Reference)) return Decision<PickTaskEvent>.Nothing;
        if (command.Quantity < 0) return Refusal.Invalid("invalid_quantity", "quantity", "Not below 0.");
        var dropped = DropFrom(state, command);
        if (dropped.Quantity == 0 || Evolve(state, dropped).Open > 0 || state.Status is PickTaskStatus.Done) return dropped;
        return Decision<PickTaskEvent>.Of(dropped, new PickTaskDone());
    }

    private static Refusal Done { get; } = Refusal.Conflict("task_done", "The task is done.");

    private static StopPicked? Picked(StopState stop, Pick command, string wave)
    {
        if (command.Quantity == 0) return null;
        var drops = ImmutableArray.CreateBuilder<DropQuantity>();
        var rest = command.Quantity;
        foreach (var drop in stop.Drops.Where(drop => command.Tote is null || drop.Tote == command.Tote))
        {
            var part = Math.Min(rest, drop.Open);
            if (part > 0) drops.Add(drop.Part(part));
            rest -= part;
        }

        var tote = rest > 0 ? command.Tote ?? $"SURPLUS-{wave}" : null;
        ImmutableArray<string> serials = stop.Key.Serial is null ? command.Serials : [];
        return new(
            stop.Stop, stop.Location, stop.Key, command.Quantity, drops.DrainToImmutable(), rest, tote, command.Picker, serials);
    }

    private static StopShort? Short(StopState stop, Pick command) =>
        command.ShortReason is null || stop.Open == 0
            ? null
            : new(
                stop.Stop,
                stop.Location,
                stop.Key,
                stop.Open,
                [.. stop.Drops.Where(drop => drop.Open > 0).Select(drop => drop.Part(drop.Open))],
                command.ShortReason,
                command.Picker);

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

        return new(command.Reference, command.Fulfilment, command.Line, command.Quantity - rest, at.DrainToImmutable(), state.Picker);
    }
}
