using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>One shipment in a list.</summary>
public sealed record ShipmentSummary(
    [property: JsonIgnore] string Site,
    [property: Column("shipment")] string Id,
    string Merchant,
    string Carrier,
    string? Service,
    string Status,
    DateTimeOffset PackedAt,
    DateTimeOffset UpdatedAt)
{
    internal static readonly RowTable<ShipmentSummary> Table = new("shipments", [nameof(Id)], new RowIndex("site", "(site, status, packed_at)"));
}

/// <summary>One parcel, as it is kept.</summary>
internal sealed record StoredParcel(
    string Sscc, string Shipment, string TrackingNumber, string? Carton, long? WeightGrams, string Status, string? Manifest)
{
    public static readonly RowTable<StoredParcel> Table =
        new("parcels", [nameof(Sscc)], new RowIndex("shipment", "(shipment)"), new RowIndex("tracking", "(tracking_number)"));
}

/// <summary>One parcel with its shipment.</summary>
public sealed record ParcelRow(
    string Sscc, string Shipment, string Site, string Merchant, string Carrier, string? Service, string Status, string TrackingNumber, string? Carton,
    long? WeightGrams, string? Manifest)
{
    /// <summary>When its shipment was packed.</summary>
    public DateTimeOffset PackedAt { get; init; }
}
