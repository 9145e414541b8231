using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Shipping;

/// <summary>What leaves for one address from one site: parcels, label, carrier, tracking. Key: shipment (UUIDv7).</summary>
[Alias("shipping.IShipmentGrain")]
public interface IShipmentGrain : IGrainWithStringKey
{
    /// <summary>Packs picked goods of one buyer into parcels.</summary>
    [Alias("Pack")]
    Task<Outcome<ShipmentView>> PackAsync(PackShipment command);

    [Alias("Get")]
    Task<ShipmentDetails?> GetAsync();

    /// <summary>Unpacked, label dead: the goods are picked again, in the totes that they came from.</summary>
    [Alias("Void")]
    Task<Outcome<ShipmentView>> VoidAsync(string reason, string? operation);

    /// <summary>Parcels are on the carrier's truck: gives those that are on this manifest. Left out are those of another
    /// carrier or site, those on another manifest, and all of a shipment that is voided or not packed.</summary>
    [Alias("HandOver")]
    Task<Outcome<ImmutableArray<string>>> HandOverAsync(ManifestId manifest, string carrier, ImmutableArray<string> ssccs);

    [Alias("Track")]
    Task<Outcome<ShipmentView>> TrackAsync(TrackShipment command);

    /// <summary>Units of a line are in its parcels no more.</summary>
    /// <exception cref="Exception">It is being packed: nothing was done, try again later.</exception>
    [Alias("RecordLost")]
    Task RecordLostAsync(string reference, LostUnits lost);

    /// <summary>Carries on a packing that was left half-way.</summary>
    [Alias("Resume")]
    Task ResumeAsync();
}

/// <param name="Tote">The tote that they were packed from; null where it is not known.</param>
/// <param name="Container">The parcel that they were lost from, or their tote, where they were lost before they came into one.</param>
[GenerateSerializer, Immutable, Alias("shipping.lost")]
public sealed record LostUnits(ForLine Line, Goods Goods, string? Tote = null, string? Container = null);

/// <param name="Parcels">Empty: as proposed.</param>
[GenerateSerializer, Immutable, Alias("shipping.pack")]
public sealed record PackShipment(
    SiteId Site,
    ImmutableArray<FulfilmentId> Fulfilments,
    ImmutableArray<PackParcel> Parcels,
    string? Carrier,
    string? Service,
    string? Packer,
    string? Operation);

[GenerateSerializer, Immutable, Alias("shipping.packParcel")]
public sealed record PackParcel(ImmutableArray<PackLine> Lines, long? WeightGrams, string? Carton);

[GenerateSerializer, Immutable, Alias("shipping.packLine")]
public sealed record PackLine(FulfilmentId Fulfilment, string Line, long Quantity);

[GenerateSerializer, Immutable, Alias("shipping.track")]
public sealed record TrackShipment(ShipmentStatus Status, DateTimeOffset At, string? Place, string? Parcel, string? Operation);

/// <summary>Everything that a label needs.</summary>
[GenerateSerializer, Immutable, Alias("shipping.details")]
public sealed record ShipmentDetails(
    ShipmentView Shipment, MerchantId Merchant, string? Service, Recipient ShipTo, ImmutableArray<string> Orders, ImmutableArray<ParcelWeight> Weights);

[GenerateSerializer, Immutable, Alias("shipping.parcelWeight")]
public sealed record ParcelWeight(string Sscc, long? WeightGrams);

/// <summary>What was handed to a carrier together. Key: site/manifest.</summary>
[Alias("shipping.IManifestGrain")]
public interface IManifestGrain : IGrainWithStringKey
{
    [Alias("HandOver")]
    Task<Outcome<ManifestView>> HandOverAsync(HandOver command);

    [Alias("Resume")]
    Task ResumeAsync();
}

/// <param name="Parcels">Those to hand over: which shipment each belongs to.</param>
[GenerateSerializer, Immutable, Alias("shipping.handOver")]
public sealed record HandOver(string Carrier, string? Service, ImmutableArray<ShipmentParcels> Parcels, string? SignedBy, string? Operation);

[GenerateSerializer, Immutable, Alias("shipping.shipmentParcels")]
public sealed record ShipmentParcels(ShipmentId Shipment, ImmutableArray<string> Ssccs);

/// <param name="Refused">Parcels that were listed but could not go: voided in the meantime.</param>
[GenerateSerializer, Immutable, Alias("shipping.manifest")]
public sealed record ManifestView(
    string Manifest, string Carrier, DateTimeOffset At, string? SignedBy, ImmutableArray<string> Parcels, ImmutableArray<string> Refused);
