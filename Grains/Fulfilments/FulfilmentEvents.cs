using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Something happened to a fulfilment. It says what changed: its size is that of the lines that it concerns, however many there are.</summary>
/// <param name="Site">The source's.</param>
public abstract record FulfilmentEvent(SiteId Site);

/// <param name="Status">The fulfilment's status after it.</param>
/// <param name="Lines">Those that it changed, as they are after it; one without units has left the fulfilment.</param>
public abstract record LinesEvent(SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines) : FulfilmentEvent(Site)
{
    /// <summary>No line is left: the fulfilment has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Ended { get; init; }
}

/// <summary>A source has got units of an order to do with.</summary>
/// <param name="Status">Reserved, or released at once.</param>
/// <param name="ShipBy">When its truck leaves; null while it is not released, and where there is no truck.</param>
[EventType("fulfilmentOpened")]
public sealed record FulfilmentOpened(
    SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, DateTimeOffset? ShipBy, string? ServiceLevel, int Priority,
    DateTimeOffset PlacedAt) : LinesEvent(Site, Status, Lines);

[EventType("fulfilmentReleased")]
public sealed record FulfilmentReleased(SiteId Site, DateTimeOffset? ShipBy) : FulfilmentEvent(Site);

[EventType("pickingStarted")]
public sealed record PickingStarted(SiteId Site, WaveId Wave) : FulfilmentEvent(Site);

[EventType("pickingStopped")]
public sealed record PickingStopped(SiteId Site, WaveId Wave) : FulfilmentEvent(Site);

/// <summary>The order has other units to do with here than before.</summary>
/// <param name="GivenUp">Units that somebody is at work on, and that are not the order's any more.</param>
[EventType("unitsSet")]
public sealed record UnitsSet(
    SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, ImmutableArray<GivenUpUnits> GivenUp)
    : LinesEvent(Site, Status, Lines);

/// <summary>Units of one line that are given up.</summary>
/// <param name="Wave">Set when pickers are on their way to them.</param>
/// <param name="Picked">Set when they are in totes: what goes back to the shelves.</param>
public sealed record GivenUpUnits(string Line, long Quantity, WaveId? Wave, ImmutableArray<PickedGoods> Picked);

/// <summary>Units that were picked are in their tote or parcel no more.</summary>
/// <param name="FromParcels">Those that were packed: their shipments have fewer now.</param>
[EventType("unitsLost")]
public sealed record UnitsLost(
    SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, string Line, ImmutableArray<LostPacked> FromParcels)
    : LinesEvent(Site, Status, Lines);

/// <param name="Tote">The tote that they were packed from.</param>
/// <param name="Container">The parcel that they were lost from, or their tote, where they were lost before they came into one.</param>
public sealed record LostPacked(ShipmentId Shipment, Goods Goods, string Tote, string Container);

/// <summary>Units of a line stand in a tote. What it says does not grow with the fulfilment.</summary>
/// <param name="Status">The fulfilment's status after it; null when it stays as it was.</param>
/// <param name="Surplus">Units that were not wanted any more when the scan came: to be put back.</param>
[EventType("linePicked")]
public sealed record LinePicked(
    SiteId Site, FulfilmentStatus? Status, string Line, Goods Goods, string Tote,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Surplus) : FulfilmentEvent(Site)
{
    /// <summary>The line after it, given how it was before.</summary>
    public FulfilmentLine ApplyTo(FulfilmentLine before)
    {
        var wanted = Goods.Quantity - Surplus;
        if (wanted == 0) return before;
        var picked = new PickedGoods(Tote, Goods with { Quantity = wanted });
        return before with { Picked = before.Picked + wanted, Totes = before.Totes.Add(picked) };
    }
}

[EventType("linesPacked")]
public sealed record LinesPacked(SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, ShipmentId Shipment)
    : LinesEvent(Site, Status, Lines);

[EventType("linesUnpacked")]
public sealed record LinesUnpacked(
    SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, ShipmentId Shipment, string Reason)
    : LinesEvent(Site, Status, Lines);

[EventType("linesShipped")]
public sealed record LinesShipped(SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, ShipmentId Shipment)
    : LinesEvent(Site, Status, Lines);

[EventType("linesDelivered")]
public sealed record LinesDelivered(SiteId Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, ShipmentId Shipment)
    : LinesEvent(Site, Status, Lines);
