using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Shipping;

public abstract record ShipmentEvent;

/// <summary>The intent: what is to be in which parcel. Every event after it repeats what its readers need.</summary>
[EventType("packingStarted")]
public sealed record PackingStarted(
    SiteId Site,
    MerchantId Merchant,
    string Carrier,
    string? Service,
    string? Packer,
    Recipient ShipTo,
    ImmutableArray<PlannedParcel> Parcels) : ShipmentEvent;

/// <summary>An order did not give its goods: nothing is packed.</summary>
[EventType("packingFailed")]
public sealed record PackingFailed(Refusal Refusal) : ShipmentEvent;

[EventType("shipmentPacked")]
public sealed record ShipmentPacked(
    SiteId Site,
    MerchantId Merchant,
    string Carrier,
    string? Service,
    string? Packer,
    Recipient ShipTo,
    ImmutableArray<Parcel> Parcels) : ShipmentEvent;

[EventType("shipmentVoided")]
public sealed record ShipmentVoided(SiteId Site, MerchantId Merchant, string Reason, ImmutableArray<Parcel> Parcels)
    : ShipmentEvent;

/// <summary>Units of a line are in a parcel no more.</summary>
[EventType("parcelShrunk")]
public sealed record ParcelShrunk(SiteId Site, MerchantId Merchant, string Sscc, ForLine Line, Goods Goods) : ShipmentEvent
{
    /// <summary>The tote that they were packed from, if it is known: those of other totes go only where there are none of it.</summary>
    public string? Tote { get; init; }
}

/// <param name="Parcels">Those that have left now.</param>
/// <param name="Others">The rest of the shipment: left before, or waiting still.</param>
/// <param name="IsLast">Nothing of it waits any more.</param>
[EventType("handedOver")]
public sealed record HandedOver(
    SiteId Site,
    MerchantId Merchant,
    string Carrier,
    ManifestId Manifest,
    ImmutableArray<Parcel> Parcels,
    ImmutableArray<Parcel> Others,
    bool IsLast) : ShipmentEvent;

/// <param name="Status">What the carrier says.</param>
/// <param name="Shipment">The status of the whole shipment after it.</param>
/// <param name="Ssccs">The parcels that it is about.</param>
/// <param name="Delivered">The lines that have been delivered by it.</param>
[EventType("trackingReceived")]
public sealed record TrackingReceived(
    MerchantId Merchant,
    ShipmentStatus Status,
    ShipmentStatus Shipment,
    DateTimeOffset At,
    string? Place,
    ImmutableArray<string> Ssccs,
    ImmutableArray<OrderId> Orders,
    ImmutableArray<ParcelLine> Delivered) : ShipmentEvent;

/// <param name="Carton">The carton's code; null when nobody said.</param>
public sealed record PlannedParcel(string? Carton, long? WeightGrams, ImmutableArray<ParcelLine> Lines);

public sealed record ParcelLine(FulfilmentId Fulfilment, string Line, SkuId Sku, long Quantity);

public sealed record Parcel(
    string Sscc,
    string TrackingNumber,
    string TrackingUrl,
    string? Carton,
    long? WeightGrams,
    ImmutableArray<ParcelLine> Lines,
    ImmutableArray<ParcelGoods> Goods);

/// <param name="Tote">Where they came from, and go back to when the shipment is voided.</param>
public sealed record ParcelGoods(FulfilmentId Fulfilment, string Line, string Tote, Goods Goods);
