using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>What waits at a site for a carrier's truck.</summary>
public sealed record CarrierRow(string Carrier, long Parcels);

/// <summary>Lists of shipments and parcels.</summary>
public sealed class ShipmentQueries(IViews views)
{
    private const int AtOnce = 500;

    public static readonly RowList<ShipmentSummary> Oldest =
        ShipmentSummary.Table.List(RowSort.Up(nameof(ShipmentSummary.PackedAt)), RowSort.Up(nameof(ShipmentSummary.Id)));

    private static readonly RowList<ParcelRow> Parcels = new(
        """
        (SELECT p.sscc, p.shipment, s.site, s.merchant, s.carrier, s.service, p.status, p.tracking_number, p.carton, p.weight_grams, p.manifest, s.packed_at,
                s.status AS shipment_status
         FROM parcels p JOIN shipments s ON s.shipment = p.shipment) AS known
        """,
        ["parcels", "shipments"], RowSort.Up(nameof(ParcelRow.PackedAt)), RowSort.Up(nameof(ParcelRow.Sscc)));

    private static readonly RowList<CarrierRow> Waiting = new(
        """
        (SELECT s.site, s.carrier, COUNT(*) AS parcels FROM shipments s JOIN parcels p ON p.shipment = s.shipment
         WHERE s.status = 'packed' AND p.status = 'packed' GROUP BY s.site, s.carrier) AS waiting
        """,
        ["parcels", "shipments"], RowSort.Up(nameof(CarrierRow.Carrier)));

    /// <summary>The parcel with an SSCC; null when there is none.</summary>
    public async Task<ParcelRow?> ParcelAsync(string sscc, CancellationToken cancellationToken = default) =>
        (await Parcels.ReadAsync(views, new RowFilter().Where($"sscc = {sscc}"), 1, cancellationToken)).FirstOrDefault();

    /// <summary>The parcels with these SSCCs; unknown ones are left out.</summary>
    public async Task<IReadOnlyList<ParcelRow>> ParcelsAsync(
        IReadOnlyCollection<string> ssccs, CancellationToken cancellationToken = default)
    {
        var rows = new List<ParcelRow>(ssccs.Count);
        foreach (var some in ssccs.Chunk(AtOnce))
            rows.AddRange(await Parcels.ReadAsync(views, new RowFilter().Where($"sscc IN {some}"), cancellationToken: cancellationToken));
        return rows;
    }

    /// <summary>What waits at a site for a carrier's truck, the oldest shipments first.</summary>
    public async Task<IReadOnlyList<ParcelRow>> WaitingAsync(
        SiteId site, string carrier, string? service, int limit, CancellationToken cancellationToken = default) =>
        await Parcels.ReadAsync(
            views,
            OfSite(site).Where($"carrier = {carrier} AND shipment_status = 'packed' AND status = 'packed'").WhereGiven($"service = {service}"),
            limit, cancellationToken);

    /// <summary>How many parcels wait at a site for each carrier's truck; carriers for which none waits are left out.</summary>
    public async Task<IReadOnlyList<CarrierRow>> WaitingByCarrierAsync(SiteId site, CancellationToken cancellationToken = default) =>
        await Waiting.ReadAsync(views, OfSite(site), cancellationToken: cancellationToken);

    /// <summary>The oldest first.</summary>
    public Task<RowPage<ShipmentSummary>> ListAsync(
        SiteId site, ShipmentStatus? status, PageRequest page, CancellationToken cancellationToken = default) =>
        Oldest.PageAsync(views, OfSite(site).WhereGiven($"status = {status}"), page, cancellationToken);

    /// <summary>Parcels as a manifest lists them: by shipment.</summary>
    public static ImmutableArray<ShipmentParcels> ByShipment(IEnumerable<ParcelRow> parcels) =>
        [.. parcels
            .GroupBy(parcel => parcel.Shipment, parcel => parcel.Sscc)
            .Select(ssccs => new ShipmentParcels(new(ssccs.Key), [.. ssccs]))];

    private static RowFilter OfSite(SiteId site) => new RowFilter().Where($"site = {site.Value}");
}
