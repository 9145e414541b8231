using System.Collections.Immutable;
using System.Globalization;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A location and where it is, in millimetres.</summary>
public sealed record ShelfLocation(
    string Code, LocationKind Kind, string Zone, string Aisle, string Bay, string Level, int X, int Y, int Z);

/// <summary>What a site's pickers may take, out of the views of locations and of stock.</summary>
public sealed class ShelfQueries(IViews views)
{
    private const int SkusAtOnce = 500;

    private static readonly RowList<ShelfLocation> Locations = LocationRow.Table.List<ShelfLocation>(RowSort.Up(nameof(ShelfLocation.Code)));

    private const string Free = """
        SELECT s.holder AS Code, l.kind AS Kind, l.zone AS Zone, s.merchant AS Merchant, s.sku AS Sku, s.lot AS Lot, s.expiry AS Expiry,
               s.serial AS Serial, s.quantity - s.allocated - s.in_doubt AS Free
        FROM stock s JOIN locations l ON l.site = s.site AND l.location = s.holder
        WHERE s.site = @site AND s.holder_kind = 'location' AND s.merchant = @merchant
          AND s.condition = 'good' AND s.quantity > s.allocated + s.in_doubt AND l.blocked = 0 AND l.kind IN ('pick', 'overstock') AND s.sku IN
        """;

    public Task<ImmutableArray<ShelfLocation>> LocationsAsync(SiteId site, CancellationToken cancellationToken = default) =>
        Locations.ReadAsync(views, new RowFilter().Where($"site = {site.Value}"), cancellationToken: cancellationToken);

    /// <summary>Good units that are not promised to a pick, where pickers go.</summary>
    public async Task<ImmutableArray<ShelfStock>> FreeAsync(
        SiteId site, IReadOnlyCollection<SkuId> skus, CancellationToken cancellationToken = default)
    {
        var stock = ImmutableArray.CreateBuilder<ShelfStock>();
        await using var connection = await views.OpenAsync(["stock", "locations"], cancellationToken);
        foreach (var merchant in skus.GroupBy(sku => sku.Merchant))
        {
            foreach (var some in merchant.Select(sku => sku.Code).Chunk(SkusAtOnce))
            {
                var query = new DynamicParameters(new { site = site.Value, merchant = merchant.Key.Value });
                var sql = $"{Free} {query.AddList("sku", some)}";
                stock.AddRange((await connection.QueryAsync<StockRow>(sql, query)).Select(row => row.Of(site)));
            }
        }

        return stock.ToImmutable();
    }

    private static LocationKind KindOf(string kind) => Enum.Parse<LocationKind>(kind, ignoreCase: true);

    private sealed class StockRow
    {
        public string Code { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Zone { get; init; } = "";

        public string Merchant { get; init; } = "";

        public string Sku { get; init; } = "";

        public string? Lot { get; init; }

        public string? Expiry { get; init; }

        public string? Serial { get; init; }

        public long Free { get; init; }

        public ShelfStock Of(SiteId site)
        {
            var expiry = string.IsNullOrEmpty(Expiry) ? (DateOnly?)null : DateOnly.Parse(Expiry, CultureInfo.InvariantCulture);
            return new(new(site, Code), KindOf(Kind), new(new(new(Merchant), Sku), Text(Lot), expiry, Text(Serial)), Free, Zone);
        }

        /// <summary>A key's column cannot be null: an empty one says that there is none.</summary>
        private static string? Text(string? column) => string.IsNullOrEmpty(column) ? null : column;
    }
}
