using OrleansWarehouse.Grains.Interfaces.Gs1;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Who the parcel is for.</summary>
public sealed record LabelAddress(
    string Name, string? Company, string Line1, string? Line2, string Postcode, string City, string? Region, string Country,
    string? PickupPoint = null);

/// <summary>What stands on a parcel's label.</summary>
/// <param name="Sender">The site's name; <paramref name="SenderPlace"/> its town or postcode and country.</param>
/// <param name="Parcel">Which of <paramref name="Parcels"/>, from 1.</param>
public sealed record ShippingLabel(
    string Sender, string? SenderPlace, LabelAddress ShipTo, string Carrier, string? Service, string TrackingNumber, Sscc Sscc,
    string Order, int Parcel, int Parcels);
