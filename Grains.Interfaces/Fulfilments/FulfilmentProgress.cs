using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Fulfilments;

/// <summary>How far a fulfilment has come, least advanced first.</summary>
[GenerateSerializer, Alias("fulfilments.status"), JsonConverter(typeof(CamelCaseEnum<FulfilmentStatus>))]
public enum FulfilmentStatus
{
    Backordered,
    Reserved,
    Released,
    Picking,
    Picked,
    Packed,
    Shipped,
    Delivered,
    Cancelled,
    Returned,
}

/// <summary>How far a fulfilment has come.</summary>
/// <param name="Lines">Those that it has units of; none when it has ended.</param>
/// <param name="Version">Of its newest event.</param>
/// <param name="UpdatedAt">The time of its newest event.</param>
[GenerateSerializer, Immutable, Alias("fulfilments.progress")]
public sealed record FulfilmentProgress(
    SiteId Site, FulfilmentStatus Status, DateTimeOffset? ShipBy, ImmutableArray<LineProgress> Lines, long Version, DateTimeOffset UpdatedAt);

/// <summary>Picked, packed, shipped and delivered count the units that have come at least that far.</summary>
/// <param name="InParcels">The shipments that have units of it in parcels here still.</param>
[GenerateSerializer, Immutable, Alias("fulfilments.lineProgress")]
public sealed record LineProgress(
    string Line, SkuId Sku, long Quantity, long Picked, long Packed, long Shipped, long Delivered, ImmutableArray<ShipmentId> InParcels);
