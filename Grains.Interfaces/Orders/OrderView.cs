using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Orders;

[GenerateSerializer, Alias("orders.status"), JsonConverter(typeof(CamelCaseEnum<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Taken; its stock is being promised.</summary>
    Placed,
    Held,
    Backordered,
    Reserved,
    Released,
    Picking,
    Picked,
    Packed,
    PartiallyShipped,
    Shipped,
    Delivered,
    Cancelled,
    Returned,
}

[GenerateSerializer, Alias("orders.shipmentStatus"), JsonConverter(typeof(CamelCaseEnum<ShipmentStatus>))]
public enum ShipmentStatus
{
    Packed,
    Voided,
    Shipped,
    InTransit,
    OutForDelivery,
    Exception,
    ReturnedToSender,
    Delivered,
}

/// <summary>An order as grains tell it: the buyer's data are sealed.</summary>
/// <param name="Version">Rises with every event of the order and of its fulfilments.</param>
/// <param name="OwnVersion">Of the order's own newest event.</param>
[GenerateSerializer, Immutable, Alias("orders.view")]
public sealed record SealedOrder(
    string Id,
    string Merchant,
    string Number,
    string Channel,
    OrderStatus Status,
    Buyer Buyer,
    Recipient ShipTo,
    string? ServiceLevel,
    PartialPolicy PartialPolicy,
    ImmutableArray<OrderLineView> Lines,
    ImmutableArray<FulfilmentView> Fulfilments,
    ImmutableArray<ShipmentView> Shipments,
    ImmutableArray<HoldView> Holds,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ShipAfter,
    DateTimeOffset? ShipBy,
    DateTimeOffset UpdatedAt,
    long Version,
    ImmutableArray<string> AllowedActions,
    long OwnVersion);

/// <param name="Quantity">Ordered, in eaches.</param>
[GenerateSerializer, Immutable, Alias("orders.lineView")]
public sealed record OrderLineView(
    string Line,
    string Sku,
    long Quantity,
    long Reserved,
    long Backordered,
    string? Uom,
    Money? UnitPrice,
    LineQuantities Quantities);

/// <summary>Backordered and reserved say what is claimed now (reserved until the goods have left); picked, packed, shipped and
/// delivered count the units that have come at least that far.</summary>
[GenerateSerializer, Immutable, Alias("orders.lineQuantities")]
public sealed record LineQuantities(
    long Ordered,
    long Cancelled,
    long Backordered,
    long Reserved,
    long Picked,
    long Packed,
    long Shipped,
    long Delivered,
    long Returned);

/// <param name="Site">Null while nothing is there to choose a site for.</param>
/// <param name="Version">Of its newest event; 0 where it waits for stock.</param>
[GenerateSerializer, Immutable, Alias("orders.fulfilmentView")]
public sealed record FulfilmentView(string Id, string? Site, FulfilmentStatus Status, ImmutableArray<FulfilmentLineView> Lines, [property: JsonIgnore] long Version = 0);

[GenerateSerializer, Immutable, Alias("orders.fulfilmentLineView")]
public sealed record FulfilmentLineView(string Line, string Sku, long Quantity, long Picked, long Packed, long Shipped, long Delivered);

[GenerateSerializer, Immutable, Alias("orders.shipmentView")]
public sealed record ShipmentView(string Id, string Site, string Carrier, ShipmentStatus Status, ImmutableArray<ParcelView> Parcels);

/// <param name="Sscc">18 digits.</param>
[GenerateSerializer, Immutable, Alias("orders.parcelView")]
public sealed record ParcelView(string Sscc, string TrackingNumber, string? TrackingUrl, ImmutableArray<ParcelLineView> Lines);

/// <param name="Serials">Which units, where they have serials.</param>
[GenerateSerializer, Immutable, Alias("orders.parcelLineView")]
public sealed record ParcelLineView(string Fulfilment, string Line, string Sku, long Quantity, ImmutableArray<string>? Serials = null);

[GenerateSerializer, Immutable, Alias("orders.hold")]
public sealed record HoldView(string Kind, string Reason, DateTimeOffset At);
