using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickTaskEvent : WorkEvent;

[EventType("taskCreated")]
public sealed record TaskCreated(
    WaveId Wave, WaveKind Kind, long DistanceMm, ImmutableArray<string> Totes, ImmutableArray<PlannedStop> Stops) : PickTaskEvent;

/// <param name="Quantity">All that was taken: what went to the drops, and the surplus.</param>
/// <param name="Surplus">Nobody wants it any more: to be put back.</param>
/// <param name="SurplusTote">Where the surplus is; null when there is none.</param>
/// <param name="Serials">As scanned, where the books did not know them.</param>
/// <param name="Extra">The surplus was meant: no more of it is taken than is there.</param>
/// <param name="At">When it was seen, where that is not now.</param>
[EventType("stopPicked"), JsonConverter(typeof(EventFormConverter<StopPicked, StopPickedForm>))]
public sealed record StopPicked(
    int Stop,
    LocationId Location,
    StockKey Key,
    long Quantity,
    ImmutableArray<DropQuantity> Drops,
    long Surplus,
    string? SurplusTote,
    string Picker,
    ImmutableArray<string> Serials,
    bool Extra,
    DateTimeOffset? At) : PickTaskEvent;

/// <param name="Empty">Nothing of the SKU is there; else only as many are missing as are asked for.</param>
/// <param name="At">When it was seen, where that is not now.</param>
[EventType("stopShort")]
public sealed record StopShort(
    int Stop,
    LocationId Location,
    StockKey Key,
    long Quantity,
    ImmutableArray<DropQuantity> Drops,
    string Reason,
    string Picker,
    bool Empty,
    DateTimeOffset? At) : PickTaskEvent;

/// <summary>A shelf has no longer what was allocated: so many units of a pick are not asked for any more.</summary>
/// <param name="Stop">0 where the task is not made yet.</param>
[EventType("unitsCut")]
public sealed record UnitsCut(string Reference, int Stop, string Pick, long Quantity, string? Picker) : PickTaskEvent
{
    /// <summary>The line that loses them, where it may have been told before it was started, and so in vain.</summary>
    public ForLine? Untold { get; init; }
}

/// <param name="Picker">Who has the task in hand, and is told.</param>
[EventType("unitsDropped")]
public sealed record UnitsDropped(
    string Reference, FulfilmentId Fulfilment, string Line, long Quantity, ImmutableArray<DroppedAt> At, string? Picker = null)
    : PickTaskEvent;

public sealed record DropQuantity(string Pick, FulfilmentId Fulfilment, string Line, string Tote, long Quantity);

public sealed record DroppedAt(int Stop, LocationId Location, string Pick, long Quantity);
