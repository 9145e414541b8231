using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

public abstract record OrderEvent;

/// <summary>The order is taken; its stock is not promised yet.</summary>
/// <param name="Submission">A hash of what the client sent: the same again is a repeat, another is a clash.</param>
/// <param name="Route">Where it is to be filled from, and why.</param>
[EventType("orderPlaced")]
public sealed record OrderPlaced(
    DateTimeOffset PlacedAt,
    SiteId? Site,
    Buyer Buyer,
    Recipient ShipTo,
    string? ServiceLevel,
    int Priority,
    DateTimeOffset? ShipAfter,
    PartialPolicy PartialPolicy,
    ImmutableArray<OrderLine> Lines,
    Route Route,
    string Submission) : OrderEvent;

/// <param name="Quantity">In eaches.</param>
/// <param name="Uom">The unit that the client ordered in.</param>
public sealed record OrderLine(string Line, SkuId Sku, long Quantity, string? Uom, Money? UnitPrice);

/// <summary>Something happened to fulfilments. It says what changed of them: its size is that of the lines that it concerns, however many
/// the order has.</summary>
/// <param name="Status">The order's status after it.</param>
public abstract record FulfilmentsEvent(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments) : OrderEvent;

/// <summary>The stock of a new order is promised, or queued for.</summary>
/// <param name="Seen">The version of each SKU that the promises are of.</param>
[EventType("orderReserved")]
public sealed record OrderReserved(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ImmutableArray<SeenSku> Seen)
    : FulfilmentsEvent(Status, Fulfilments);

/// <summary>Its SKUs know that the order wants otherwise than before, and it has what they give.</summary>
/// <param name="GivenUp">Units that somebody is at work on, and that are not the order's any more.</param>
[EventType("orderSettled")]
public sealed record OrderSettled(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ImmutableArray<SeenSku> Seen, ImmutableArray<GivenUpUnits> GivenUp)
    : FulfilmentsEvent(Status, Fulfilments);

public sealed record SeenSku(SkuId Sku, long Version);

[EventType("backorderCovered")]
public sealed record BackorderCovered(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, SeenSku Seen, string Line, SiteQuantity Filled)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("promiseWithdrawn")]
public sealed record PromiseWithdrawn(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, SeenSku Seen, string Line, SiteQuantity Lost)
    : FulfilmentsEvent(Status, Fulfilments)
{
    /// <summary>Units that pickers are on their way to, and that they are not to pick.</summary>
    public ImmutableArray<CalledBack> CalledBack { get; init; } = [];

    /// <summary>Of units that were picked, those that were packed: their shipments have fewer now.</summary>
    public ImmutableArray<LostPacked> FromParcels { get; init; } = [];

    /// <summary>Units that stand in totes and that the line has no promise for any more: to be put back.</summary>
    public ImmutableArray<GivenUp> GivenUp { get; init; } = [];
}

public sealed record LostPacked(ShipmentId Shipment, int Fulfilment, Goods Goods)
{
    /// <summary>The tote that they were packed from.</summary>
    public string? Tote { get; init; }

    /// <summary>The parcel that they were lost from, or their tote, where they were lost before they came into one.</summary>
    public string? Container { get; init; }
}

public sealed record GivenUp(int Fulfilment, PickedGoods Picked);

public sealed record CalledBack(int Fulfilment, WaveId Wave, long Quantity);

[EventType("fulfilmentsReleased")]
public sealed record FulfilmentsReleased(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("pickingStarted")]
public sealed record PickingStarted(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, WaveId Wave)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("pickingStopped")]
public sealed record PickingStopped(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, WaveId Wave)
    : FulfilmentsEvent(Status, Fulfilments);

/// <summary>Units of a line stand in a tote. What it says does not grow with the order.</summary>
/// <param name="Status">The order's status after it.</param>
/// <param name="FulfilmentStatus">The fulfilment's status after it; null when it stays as it was.</param>
/// <param name="Surplus">Units that the order no longer wanted when the scan came: to be put back.</param>
[EventType("linePicked")]
public sealed record LinePicked(
    OrderStatus Status,
    SiteId Site,
    int Fulfilment,
    FulfilmentStatus? FulfilmentStatus,
    string Line,
    Goods Goods,
    string Tote,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Surplus)
    : OrderEvent
{
    /// <summary>The fulfilment after it, given how it was before.</summary>
    public Fulfilment ApplyTo(Fulfilment before)
    {
        var lines = before.Line(Line) is { } line ? before.Lines.Replace(line, ApplyTo(line)) : before.Lines;
        return before with { Status = FulfilmentStatus ?? before.Status, Lines = lines };
    }

    /// <summary>The line after it, given how it was before.</summary>
    public FulfilmentLine ApplyTo(FulfilmentLine before)
    {
        var wanted = Goods.Quantity - Surplus;
        if (wanted == 0) return before;
        var picked = new PickedGoods(Tote, Goods with { Quantity = wanted });
        return before with { Picked = before.Picked + wanted, Totes = before.Totes.Add(picked) };
    }
}

[EventType("lineShort")]
public sealed record LineShort(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, int Fulfilment, string Line, long Quantity)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("linesPacked")]
public sealed record LinesPacked(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ShipmentId Shipment, int Fulfilment, ImmutableArray<LineQuantity> Lines)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("linesUnpacked")]
public sealed record LinesUnpacked(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ShipmentId Shipment, int Fulfilment, string Reason)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("parcelsPacked")]
public sealed record ParcelsPacked(ShipmentView Shipment) : OrderEvent;

/// <summary>Units of a line are in a parcel no more.</summary>
[EventType("parcelUnitsLost")]
public sealed record ParcelUnitsLost(ShipmentId Shipment, string Sscc, FulfilmentId Fulfilment, string Line, Goods Goods) : OrderEvent;

[EventType("orderShipped")]
public sealed record OrderShipped(OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ShipmentView Shipment)
    : FulfilmentsEvent(Status, Fulfilments);

[EventType("trackingRecorded")]
public sealed record TrackingRecorded(
    OrderStatus Status, ImmutableArray<FulfilmentChange> Fulfilments, ShipmentId Shipment, ShipmentStatus Tracking, DateTimeOffset At)
    : FulfilmentsEvent(Status, Fulfilments);

/// <summary>Units that will not be shipped: the order wants fewer from now on. Its SKUs are asked next.</summary>
/// <param name="Unpacked">Set when they were packed: the fulfilment that they were cancelled in before they were unpacked.</param>
[EventType("linesCancelled")]
public sealed record LinesCancelled(string Reason, ImmutableArray<CancelledLine> Lines, int? Unpacked) : OrderEvent;

/// <param name="GiveUp">Where the order would take them from, as it is now.</param>
public sealed record CancelledLine(string Line, long Quantity, ImmutableArray<SiteQuantity> GiveUp);

/// <summary>Units of one line taken out of one fulfilment.</summary>
/// <param name="Wave">Set when pickers are on their way to them.</param>
/// <param name="Picked">Set when they are in totes: what goes back to the shelves.</param>
public sealed record GivenUpUnits(int Fulfilment, string Line, long Quantity, SiteId Site, WaveId? Wave, ImmutableArray<PickedGoods> Picked);

/// <summary>Packed units are to be unpacked and then cancelled.</summary>
[EventType("cancellationRequested")]
public sealed record CancellationRequested(string Reason, ImmutableArray<RequestedCancel> Lines) : OrderEvent;

public sealed record RequestedCancel(int Fulfilment, string Line, long Quantity, ImmutableArray<ShipmentId> Shipments);
