using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>Puts together what stands on a parcel's label.</summary>
internal sealed class LabelPrinter(IGrainFactory grains, PersonalData people)
{
    public async Task<ShippingLabel> LabelAsync(ShipmentDetails details, string sscc)
    {
        var shipment = details.Shipment;
        var site = await grains.GetGrain<ISiteGrain>(shipment.Site).GetAsync();
        var index = shipment.Parcels.Select(parcel => parcel.Sscc).ToList().IndexOf(sscc);
        if (!Sscc.TryParse(sscc, out var number)) throw new InvalidOperationException("A parcel's number is no SSCC.");
        return new(
            site?.Name ?? shipment.Site, PlaceOf(site), AddressOf(await people.OpenAsync(details.Merchant.Value, details.ShipTo)), shipment.Carrier, details.Service,
            shipment.Parcels[index].TrackingNumber, number, string.Join(", ", details.Orders), index + 1,
            shipment.Parcels.Length);
    }

    private static string? PlaceOf(SiteView? site) => site is null ? null : $"{site.Postcode} {site.Country}".Trim();

    private static LabelAddress AddressOf(Address to) => new(
        to.Name, to.Company, to.Line1, to.Line2, to.Postcode, to.City, to.Region, to.Country, to.PickupPoint);
}
