using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>What a wave is planned from.</summary>
/// <param name="Candidates">Released fulfilments, the most urgent first.</param>
/// <param name="Stock">What lies free where pickers pick.</param>
/// <param name="Depot">Where tours begin and end; null where the site has no packing bench.</param>
/// <param name="Today">At the site: what expired before is not picked.</param>
public sealed record WaveInputs(
    ImmutableArray<WaveCandidate> Candidates,
    ImmutableArray<ShelfStock> Stock,
    BlockLayout Layout,
    FloorPoint? Depot,
    DateOnly Today);

/// <param name="Lines">What is still to be picked.</param>
public sealed record WaveCandidate(FulfilmentId Fulfilment, DateTimeOffset? DueBy, ImmutableArray<LineQuantity> Lines);

/// <param name="Free">Not promised to another pick.</param>
public sealed record ShelfStock(LocationId Location, LocationKind Kind, StockKey Key, long Free, string? Zone = null);

/// <summary>Goods on a shelf for a line.</summary>
public sealed record ShelfPick(LocationId Location, StockKey Key, string Line, long Quantity);

/// <summary>A fulfilment that can be picked whole, and from where.</summary>
public sealed record AllocatedFulfilment(WaveCandidate Candidate, ImmutableArray<ShelfPick> Picks);

/// <param name="Zone">Where the tour begins.</param>
public sealed record PlannedTask(
    TaskId Task, DateTimeOffset? DueBy, long DistanceMm, ImmutableArray<string> Totes, ImmutableArray<PlannedStop> Stops, string? Zone = null);

/// <summary>What was promised to a pick at a location.</summary>
public sealed record ShelfPromise(LocationId Location, TaskId Task, string Pick, ForLine For, StockKey Key, long Quantity);
