using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>A SKU according to the law book.</summary>
/// <param name="Position">The position of its newest event.</param>
internal sealed record BookedSku(string Position, ImmutableArray<SiteAvailability> Sites, long Waiting);

internal sealed record HolderKey(string Site, string HolderKind, string Holder);

/// <summary>Returns the next few SKUs, orders and holders at each call, and starts over at the end.</summary>
public sealed class SampleQueries(IViews views)
{
    private const int Skus = 200;
    private const int Orders = 100;
    private const int Holders = 100;

    private const string Book = """
        SELECT k.position AS Position, s.site AS Site, s.bucket AS Bucket, s.heard AS Units, s.expired AS Part
        FROM law_skus k LEFT JOIN law_stock s ON s.merchant = k.merchant AND s.sku = k.sku WHERE k.merchant = @merchant AND k.sku = @sku
        UNION ALL
        SELECT k.position, p.site, 'reserved', CAST(SUM(p.reserved) AS BIGINT),
               CAST(SUM(CASE WHEN p.picked <= 0 THEN 0 WHEN p.picked >= p.reserved THEN p.reserved ELSE p.picked END) AS BIGINT)
        FROM law_skus k JOIN law_promises p ON p.merchant = k.merchant AND p.sku = k.sku WHERE k.merchant = @merchant AND k.sku = @sku
        GROUP BY k.position, p.site
        """;

    private const string Contents = """
        SELECT merchant AS Merchant, sku AS Sku, lot AS Lot, expiry AS Expiry, serial AS Serial, condition AS Condition,
               quantity AS Quantity, allocated AS Allocated, in_doubt AS InDoubt
        FROM stock WHERE site = @Site AND holder_kind = @HolderKind AND holder = @Holder
        """;

    private readonly Lock gate = new();
    private SkuKey lastSku = new("", "");
    private OrderKey lastOrder = new("", "");
    private HolderKey lastHolder = new("", "", "");

    internal async Task<IReadOnlyList<SkuId>> NextSkusAsync(LawScope scope, long asOf, CancellationToken cancellationToken)
    {
        var atSite = scope.Site is null ? "" : " AND EXISTS (SELECT 1 FROM law_stock s WHERE s.merchant = k.merchant AND s.sku = k.sku AND s.site = @atSite)";
        var rows = await NextAsync<SkuKey>(
            $"SELECT merchant AS Merchant, sku AS Sku FROM law_skus k WHERE (merchant, sku) > (@Merchant, @Sku){scope.OfMerchant()}{atSite} ORDER BY merchant, sku LIMIT {Skus}",
            ["law_skus", "law_stock"], scope, asOf, () => lastSku, last => lastSku = last ?? new("", ""), cancellationToken);
        return [.. rows.Select(static row => new SkuId(new(row.Merchant), row.Sku))];
    }

    internal async Task<IReadOnlyList<OrderId>> NextOrdersAsync(LawScope scope, long asOf, CancellationToken cancellationToken)
    {
        var atSite = scope.Site is null ? "" : " AND EXISTS (SELECT 1 FROM fulfilments f WHERE f.merchant = o.merchant AND f.order_id = o.id AND f.site = @atSite)";
        var rows = await NextAsync<OrderKey>(
            $"SELECT merchant AS Merchant, id AS Id FROM orders o WHERE (merchant, id) > (@Merchant, @Id){scope.OfMerchant()}{atSite} ORDER BY merchant, id LIMIT {Orders}",
            ["orders", "fulfilments"], scope, asOf, () => lastOrder, last => lastOrder = last ?? new("", ""), cancellationToken);
        return [.. rows.Select(static row => IId<OrderId>.Parse($"{row.Merchant}/{row.Id}"))];
    }

    internal Task<IReadOnlyList<HolderKey>> NextHoldersAsync(LawScope scope, long asOf, CancellationToken cancellationToken) => NextAsync<HolderKey>(
        $"SELECT DISTINCT site AS Site, holder_kind AS HolderKind, holder AS Holder FROM stock WHERE (site, holder_kind, holder) > (@Site, @HolderKind, @Holder){scope.And()} ORDER BY site, holder_kind, holder LIMIT {Holders}",
        ["stock"], scope, asOf, () => lastHolder, last => lastHolder = last ?? new("", "", ""), cancellationToken);

    internal async Task<BookedSku> SkuAsync(SkuId sku, long asOf, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["law_skus", "law_stock", "law_promises"], asOf, cancellationToken);
        var rows = (await connection.QueryAsync<BookRow>(Book, new { merchant = sku.Merchant.Value, sku = sku.Code })).AsList();
        var sites = rows.Where(static row => !string.IsNullOrEmpty(row.Site))
            .GroupBy(static row => new SiteId(row.Site!))
            .OrderBy(static site => site.Key)
            .Select(static site => (Site: site.Key, Stock: site.Aggregate(SiteStock.Empty, static (stock, row) => row.AddTo(stock))))
            .Where(static site => site.Stock != SiteStock.Empty)
            .Select(static site => StockViews.At(site.Site, site.Stock));
        return new(
            LogPosition.Format(rows.Count == 0 ? 0 : rows[0].Position), [.. sites],
            rows.Where(static row => row is { Site: "", Bucket: "reserved" }).Sum(static row => row.Units));
    }

    internal async Task<IReadOnlyList<ContentView>> ContentsAsync(HolderKey holder, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["stock"], cancellationToken);
        return [.. (await connection.QueryAsync<ContentRow>(Contents, holder)).Select(static row => new ContentView(
            StockRows.Key(row.Merchant, row.Sku, row.Lot, row.Expiry, row.Serial, row.Condition), row.Quantity, row.Allocated, row.InDoubt))];
    }

    private async Task<IReadOnlyList<T>> NextAsync<T>(
        string sql, string[] tables, LawScope scope, long asOf, Func<T> last, Action<T?> move, CancellationToken cancellationToken)
        where T : class
    {
        await using var connection = await views.OpenAsync(tables, asOf, cancellationToken);
        for (var round = 0; round < 2; round++)
        {
            var query = scope.Parameters();
            lock (gate) query.AddDynamicParams(last());
            var rows = (await connection.QueryAsync<T>(sql, query)).AsList();
            lock (gate) move(rows.Count == 0 ? null : rows[^1]);
            if (rows.Count > 0) return rows;
        }

        return [];
    }

    private sealed record SkuKey(string Merchant, string Sku);

    private sealed record OrderKey(string Merchant, string Id);

    private sealed record BookRow
    {
        public long Position { get; init; }

        public string? Site { get; init; }

        public string? Bucket { get; init; }

        public long Units { get; init; }

        /// <summary>Of pickable units, those that have expired; of promised units, those that are picked.</summary>
        public long Part { get; init; }

        public SiteStock AddTo(SiteStock stock) => Bucket switch
        {
            "reserved" => stock.Promise(Units, Part),
            "pickable" => stock.Add(Interfaces.Stock.Bucket.Pickable, Units - Part).Add(Interfaces.Stock.Bucket.Expired, Part),
            _ => stock.Add(Enum.Parse<Bucket>(Bucket!, ignoreCase: true), Units),
        };
    }

    private sealed record ContentRow(
        string Merchant, string Sku, string Lot, string Expiry, string Serial, string Condition, long Quantity, long Allocated, long InDoubt);
}
