using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Turns released fulfilments and what lies on the shelves into tours: pure.</summary>
public static class WavePlan
{
    public const string NotOnShelf = "not_on_shelf";

    public const string Changed = "changed";

    /// <summary>Every fulfilment goes into a tote of its own and is picked by one task, so that its order knows where to drop
    /// what is cancelled.</summary>
    public static WavePlanned Plan(WaveId wave, WaveKind kind, WaveInputs inputs)
    {
        var allocator = new ShelfAllocator(inputs.Stock, inputs.Today);
        var allocated = ImmutableArray.CreateBuilder<AllocatedFulfilment>();
        var notPlanned = ImmutableArray.CreateBuilder<NotPlanned>();
        foreach (var candidate in inputs.Candidates)
        {
            if (allocator.Allocate(candidate) is { IsEmpty: false } picks) allocated.Add(new(candidate, picks));
            else notPlanned.Add(new(candidate.Fulfilment.ToString(), NotOnShelf));
        }

        return new(kind, Tasks(wave, kind, allocated.ToImmutable(), inputs), notPlanned.ToImmutable());
    }

    /// <summary>The tasks for those fulfilments alone.</summary>
    /// <remarks>The walking order stays: a tour without some of its stops is no longer, and seldom much worse than a new
    /// one.</remarks>
    public static ImmutableArray<PlannedTask> Only(ImmutableArray<PlannedTask> tasks, IReadOnlySet<FulfilmentId> kept) =>
        [.. tasks.Select(task => Only(task, kept)).Where(task => !task.Stops.IsEmpty)];

    public static IEnumerable<ShelfPromise> Promises(IEnumerable<PlannedTask> tasks) =>
        from task in tasks
        from stop in task.Stops
        from drop in stop.Drops
        select new ShelfPromise(stop.Location, task.Task, drop.Pick, new(drop.Fulfilment, drop.Line), stop.Key, drop.Quantity);

    private static PlannedTask Only(PlannedTask task, IReadOnlySet<FulfilmentId> kept)
    {
        var stops = task.Stops
            .Select(stop => stop with { Drops = [.. stop.Drops.Where(drop => kept.Contains(drop.Fulfilment))] })
            .Where(stop => !stop.Drops.IsEmpty)
            .Select((stop, at) => stop with { Stop = at + 1 })
            .ToImmutableArray();
        var totes = stops.SelectMany(stop => stop.Drops).Select(drop => drop.Tote).ToHashSet(StringComparer.Ordinal);
        return task with { Stops = stops, Totes = [.. task.Totes.Where(totes.Contains)] };
    }

    private static ImmutableArray<PlannedTask> Tasks(
        WaveId wave, WaveKind kind, ImmutableArray<AllocatedFulfilment> allocated, WaveInputs inputs)
    {
        var tasks = ImmutableArray.CreateBuilder<PlannedTask>();
        var (tote, pick) = (0, 0);
        foreach (var tour in Tours.Of(kind, allocated, inputs.Layout, inputs.Depot))
        {
            var totes = tour.ToDictionary(part => part.Candidate.Fulfilment, _ => $"T{wave.Number}-{Text(++tote)}");
            var drops =
                from part in tour
                let fulfilment = part.Candidate.Fulfilment
                from shelf in part.Picks
                let id = $"{wave.Number}:{Text(++pick)}"
                select (shelf, new PlannedDrop(id, fulfilment, shelf.Line, totes[fulfilment], shelf.Quantity));
            var (stops, distance) = Walk(drops, inputs);
            var due = tour.Min(part => part.Candidate.DueBy);
            var zone = inputs.Stock.First(shelf => shelf.Location == stops[0].Location).Zone;
            tasks.Add(new(new(wave.Site, $"{wave.Number}-{Text(tasks.Count + 1)}"), due, distance, [.. totes.Values], stops, zone));
        }

        return tasks.ToImmutable();
    }

    private static (ImmutableArray<PlannedStop> Stops, long DistanceMm) Walk(
        IEnumerable<(ShelfPick Shelf, PlannedDrop Drop)> drops, WaveInputs inputs)
    {
        var stops = drops.GroupBy(drop => (drop.Shelf.Location, drop.Shelf.Key), drop => drop.Drop).ToArray();
        var route = PickPath.Plan(inputs.Layout, [.. stops.Select(stop => stop.Key.Location.Code)], inputs.Depot);
        return ([.. route.Order.Select((index, at) => new PlannedStop(
            at + 1, stops[index].Key.Location, stops[index].Key.Key, [.. stops[index]]))], route.DistanceMm);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
