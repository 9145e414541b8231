using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>One parcel with its shipment.</summary>
public sealed class ParcelRow
{
    public string Sscc { get; init; } = "";

    public string Shipment { get; init; } = "";

    public string Site { get; init; } = "";

    public string Merchant { get; init; } = "";

    public string Carrier { get; init; } = "";

    public string? Service { get; init; }

    public string Status { get; init; } = "";

    public string TrackingNumber { get; init; } = "";

    public string? Carton { get; init; }

    public long? WeightGrams { get; init; }

    public string? Manifest { get; init; }
}

/// <summary>One shipment in a list; times are Unix milliseconds.</summary>
public sealed class ShipmentListRow
{
    public string Shipment { get; init; } = "";

    public string Merchant { get; init; } = "";

    public string Carrier { get; init; } = "";

    public string? Service { get; init; }

    public string Status { get; init; } = "";

    public long PackedAt { get; init; }

    public long UpdatedAt { get; init; }
}

/// <summary>What waits at a site for a carrier's truck.</summary>
public sealed class CarrierRow
{
    public string Carrier { get; init; } = "";

    public long Parcels { get; init; }
}

/// <summary>Lists of shipments and parcels.</summary>
public sealed class ShipmentQueries(IViews views)
{
    private const string Parcels = """
        SELECT p.sscc AS Sscc, p.shipment AS Shipment, s.site AS Site, s.merchant AS Merchant, s.carrier AS Carrier,
               s.service AS Service, p.status AS Status, p.tracking_number AS TrackingNumber, p.carton AS Carton,
               p.weight_grams AS WeightGrams, p.manifest AS Manifest
        FROM parcels p JOIN shipments s ON s.shipment = p.shipment
        """;

    private const string Shipments = """
        SELECT shipment AS Shipment, merchant AS Merchant, carrier AS Carrier, service AS Service, status AS Status,
               packed_at AS PackedAt, updated_at AS UpdatedAt
        FROM shipments WHERE site = @site
        """;

    private const string ByCarrier = """
        SELECT s.carrier AS Carrier, COUNT(*) AS Parcels FROM shipments s JOIN parcels p ON p.shipment = s.shipment
        WHERE s.site = @site AND s.status = 'packed' AND p.status = 'packed' GROUP BY s.carrier ORDER BY s.carrier
        """;

    /// <summary>The parcel with an SSCC; null when there is none.</summary>
    public async Task<ParcelRow?> ParcelAsync(string sscc, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["parcels", "shipments"], cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<ParcelRow>($"{Parcels} WHERE p.sscc = @sscc", new { sscc });
    }

    /// <summary>The parcels with these SSCCs; unknown ones are left out.</summary>
    public async Task<IReadOnlyList<ParcelRow>> ParcelsAsync(
        IReadOnlyCollection<string> ssccs, CancellationToken cancellationToken = default)
    {
        var rows = new List<ParcelRow>(ssccs.Count);
        await using var connection = await views.OpenAsync(["parcels", "shipments"], cancellationToken);
        foreach (var some in ssccs.Chunk(500))
        {
            var query = new DynamicParameters();
            rows.AddRange(await connection.QueryAsync<ParcelRow>($"{Parcels} WHERE p.sscc IN {query.AddList("sscc", some)}", query));
        }

        return rows;
    }

    /// <summary>What waits at a site for a carrier's truck, the oldest shipments first.</summary>
    public async Task<IReadOnlyList<ParcelRow>> WaitingAsync(
        SiteId site, string carrier, string? service, int limit, CancellationToken cancellationToken = default)
    {
        var sql = $"{Parcels} WHERE s.site = @site AND s.carrier = @carrier AND s.status = 'packed' AND p.status = 'packed'";
        if (service is not null) sql += " AND s.service = @service";
        sql += " ORDER BY s.packed_at, p.sscc LIMIT @limit";
        await using var connection = await views.OpenAsync(["parcels", "shipments"], cancellationToken);
        return [.. await connection.QueryAsync<ParcelRow>(sql, new { site = site.Value, carrier, service, limit })];
    }

    /// <summary>How many parcels wait at a site for each carrier's truck; carriers for which none waits are left out.</summary>
    public async Task<IReadOnlyList<CarrierRow>> WaitingByCarrierAsync(SiteId site, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["parcels", "shipments"], cancellationToken);
        return [.. await connection.QueryAsync<CarrierRow>(ByCarrier, new { site = site.Value })];
    }

    /// <summary>The oldest first, those after a shipment (and its time) when one is given.</summary>
    public async Task<IReadOnlyList<ShipmentListRow>> ListAsync(
        SiteId site,
        string? status,
        (long PackedAt, string Shipment)? after,
        int limit,
        CancellationToken cancellationToken = default)
    {
        var sql = Shipments;
        if (status is not null) sql += " AND status = @status";
        if (after is not null) sql += " AND (packed_at > @packedAt OR (packed_at = @packedAt AND shipment > @shipment))";
        sql += " ORDER BY packed_at, shipment LIMIT @limit";
        await using var connection = await views.OpenAsync(["shipments", "parcels"], cancellationToken);
        var rows = await connection.QueryAsync<ShipmentListRow>(
            sql, new { site = site.Value, status, packedAt = after?.PackedAt, shipment = after?.Shipment, limit });
        return [.. rows];
    }

    /// <summary>Parcels as a manifest lists them: by shipment.</summary>
    public static ImmutableArray<ShipmentParcels> ByShipment(IEnumerable<ParcelRow> parcels) =>
        [.. parcels
            .GroupBy(parcel => parcel.Shipment, parcel => parcel.Sscc)
            .Select(ssccs => new ShipmentParcels(new(ssccs.Key), [.. ssccs]))];
}
