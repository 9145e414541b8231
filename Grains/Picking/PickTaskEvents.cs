using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickTaskEvent;

[EventType("taskCreated")]
public sealed record TaskCreated(
    WaveId Wave, WaveKind Kind, long DistanceMm, ImmutableArray<string> Totes, ImmutableArray<PlannedStop> Stops) : PickTaskEvent;

[EventType("taskAssigned")]
public sealed record TaskAssigned(string Picker) : PickTaskEvent;

/// <param name="Quantity">All that was taken: what went to the drops, and the surplus.</param>
/// <param name="Surplus">Nobody wants it any more: to be put back.</param>
/// <param name="SurplusTote">Where the surplus is; null when there is none.</param>
/// <param name="Serials">As scanned, where the books did not know them.</param>
[EventType("stopPicked")]
public sealed record StopPicked(
    int Stop,
    LocationId Location,
    StockKey Key,
    long Quantity,
    ImmutableArray<DropQuantity> Drops,
    long Surplus,
    string? SurplusTote,
    string Picker,
    ImmutableArray<string> Serials) : PickTaskEvent;

[EventType("stopShort")]
public sealed record StopShort(
    int Stop, LocationId Location, StockKey Key, long Quantity, ImmutableArray<DropQuantity> Drops, string Reason, string Picker)
    : PickTaskEvent;

/// <param name="Picker">Who has the task in hand, and is told.</param>
[EventType("unitsDropped")]
public sealed record UnitsDropped(
    string Reference, FulfilmentId Fulfilment, string Line, long Quantity, ImmutableArray<DroppedAt> At, string? Picker = null)
    : PickTaskEvent;

[EventType("taskDone")]
public sealed record PickTaskDone : PickTaskEvent;

[EventType("taskReleased")]
public sealed record TaskReleased(string Picker, string Reason) : PickTaskEvent;

public sealed record DropQuantity(string Pick, FulfilmentId Fulfilment, string Line, string Tote, long Quantity);

public sealed record DroppedAt(int Stop, LocationId Location, string Pick, long Quantity);
