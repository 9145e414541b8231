using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
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

/// <summary>The order's fulfilments have other units to do with, or have come further. It says what changed: its size is that of the lines
/// that it concerns, however many the order has.</summary>
/// <param name="Status">The order's status after it.</param>
public abstract record PartsEvent(OrderStatus Status, ImmutableArray<PartChange> Parts) : OrderEvent;

/// <summary>The stock of a new order is promised, or queued for. Its fulfilments begin.</summary>
/// <param name="Seen">The version of each SKU that the promises are of.</param>
[EventType("orderReserved")]
public sealed record OrderReserved(OrderStatus Status, ImmutableArray<PartChange> Parts, ImmutableArray<SeenSku> Seen) : PartsEvent(Status, Parts);

/// <summary>Its SKUs know what the order wants, and its fulfilments have what they give.</summary>
[EventType("orderSettled")]
public sealed record OrderSettled(OrderStatus Status, ImmutableArray<PartChange> Parts, ImmutableArray<SeenSku> Seen) : PartsEvent(Status, Parts);

public sealed record SeenSku(SkuId Sku, long Version);

/// <summary>Stock came for a line that waits. Its SKU is asked next what the order has now.</summary>
[EventType("backorderCovered")]
public sealed record BackorderCovered(SeenSku Seen, string Line, SiteQuantity Filled) : OrderEvent;

/// <summary>Promised stock is not there. Its SKU is asked next what the order has now.</summary>
[EventType("promiseWithdrawn")]
public sealed record PromiseWithdrawn(SeenSku Seen, string Line, SiteQuantity Lost) : OrderEvent;

/// <summary>What a pick did not find is planned anew at the same site; the stock decides whether it is still promised.</summary>
/// <param name="Leave">How many units the fulfilment is to keep of the line.</param>
[EventType("lineShort")]
public sealed record LineShort(int Fulfilment, string Line, long Quantity, long Leave) : OrderEvent;

/// <summary>What had to wait for its day may go.</summary>
[EventType("fulfilmentsReleased")]
public sealed record FulfilmentsReleased(OrderStatus Status, ImmutableArray<PartChange> Parts) : PartsEvent(Status, Parts);

/// <summary>A fulfilment has come further than the order knew.</summary>
[EventType("fulfilmentAdvanced")]
public sealed record FulfilmentAdvanced(OrderStatus Status, ImmutableArray<PartChange> Parts) : PartsEvent(Status, Parts);

[EventType("parcelsPacked")]
public sealed record ParcelsPacked(ShipmentView Shipment) : OrderEvent;

/// <summary>Nothing is in the parcels of a shipment any more.</summary>
[EventType("parcelsUnpacked")]
public sealed record ParcelsUnpacked(ShipmentId Shipment) : OrderEvent;

/// <summary>Units of a line are in a parcel no more.</summary>
[EventType("parcelUnitsLost")]
public sealed record ParcelUnitsLost(ShipmentId Shipment, string Sscc, FulfilmentId Fulfilment, string Line, Goods Goods) : OrderEvent;

[EventType("orderShipped")]
public sealed record OrderShipped(OrderStatus Status, ImmutableArray<PartChange> Parts, ShipmentView Shipment) : PartsEvent(Status, Parts);

[EventType("trackingRecorded")]
public sealed record TrackingRecorded(
    OrderStatus Status, ImmutableArray<PartChange> Parts, ShipmentId Shipment, ShipmentStatus Tracking, DateTimeOffset At)
    : PartsEvent(Status, Parts);

/// <summary>Units that will not be shipped: the order wants fewer from now on. Its SKUs are asked next.</summary>
/// <param name="Unpacked">Set when they were packed: the fulfilment that they were cancelled in before they were unpacked.</param>
[EventType("linesCancelled")]
public sealed record LinesCancelled(string Reason, ImmutableArray<CancelledLine> Lines, int? Unpacked) : OrderEvent;

/// <param name="GiveUp">Where the order would take them from, as it is now.</param>
public sealed record CancelledLine(string Line, long Quantity, ImmutableArray<SiteQuantity> GiveUp);

/// <summary>Packed units are to be unpacked and then cancelled.</summary>
/// <param name="Meanwhile">They were packed while they were being cancelled: until they are unpacked, they are wanted again.</param>
[EventType("cancellationRequested")]
public sealed record CancellationRequested(
    string Reason, ImmutableArray<RequestedCancel> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Meanwhile = false) : OrderEvent;

public sealed record RequestedCancel(int Fulfilment, string Line, long Quantity, ImmutableArray<ShipmentId> Shipments);
