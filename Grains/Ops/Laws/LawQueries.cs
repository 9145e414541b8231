using System.Data.Common;

using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>Queries the law book for differences. Each query is one statement, so that all that it compares is of one position.</summary>
/// <param name="views">The read models.</param>
/// <param name="asOf">The position of the log that every result includes; null means the log's head at the time of the query.</param>
public sealed class LawQueries(IViews views, long? asOf = null)
{
    /// <summary>The greatest number of rows that are read; more are only counted.</summary>
    internal const int Most = 1_000;

    /// <summary>Returns the same queries as of a position, so that they do not wait for later writes.</summary>
    internal LawQueries AsOf(long position) => new(views, position);

    internal Task<Page<StockDifference>> StockDifferencesAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<StockDifference>(
        $"""
        SELECT s.merchant AS Merchant, s.sku AS Sku, s.site AS Site, s.bucket AS Bucket, s.heard AS Heard,
               s.told - COALESCE((SELECT CAST(SUM(u.units) AS BIGINT) FROM law_unheard u
                 WHERE u.merchant = s.merchant AND u.sku = s.sku AND u.site = s.site AND u.bucket = s.bucket), 0) AS Told
        FROM law_stock s WHERE s.told <> s.heard{scope.And("s")}
        """,
        "Told <> Heard", "Merchant, Sku, Site, Bucket", ["law_stock", "law_unheard"], scope, cancellationToken);

    internal Task<Page<GoodsDifference>> GoodsDifferencesAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<GoodsDifference>(
        $"""
        SELECT merchant AS Merchant, sku AS Sku, site AS Site, told AS Told, held AS Held, told_in_doubt AS ToldInDoubt, held_in_doubt AS HeldInDoubt
        FROM law_goods WHERE (told <> held OR told_in_doubt <> held_in_doubt){scope.And()}
        """,
        "1 = 1", "Merchant, Sku, Site", ["law_goods"], scope, cancellationToken);

    /// <summary>Returns movements that began up to a position and are not complete.</summary>
    internal Task<Page<UnderWay>> UnderWayAsync(LawScope scope, long upTo, CancellationToken cancellationToken) => ReadAsync<UnderWay>(
        $"""
        SELECT reference AS Reference, merchant AS Merchant, sku AS Sku, site AS Site, stream AS Stream, '' AS Destination, MIN(position) AS Position
        FROM law_unheard WHERE position <= {upTo}{scope.And()} GROUP BY reference, merchant, sku, site, stream
        UNION ALL
        SELECT reference, merchant, sku, site, stream, destination, position FROM law_moving WHERE position <= {upTo}{scope.And()}
        """,
        "1 = 1", "Position, Reference, Sku", ["law_unheard", "law_moving"], scope, cancellationToken);

    internal Task<Page<NegativeQuantity>> NegativeQuantitiesAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<NegativeQuantity>(
        $"""
        SELECT merchant AS Merchant, sku AS Sku, site AS Site, holder AS Place, quantity AS Quantity, allocated AS Allocated, in_doubt AS InDoubt
        FROM stock WHERE (quantity < 0 OR allocated < 0 OR in_doubt < 0 OR allocated + in_doubt > quantity){scope.And()}
        """,
        "1 = 1", "Site, Place, Merchant, Sku", ["stock"], scope, cancellationToken);

    internal Task<Page<NegativeQuantity>> NegativeBucketsAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<NegativeQuantity>(
        $"""
        SELECT merchant AS Merchant, sku AS Sku, site AS Site, bucket AS Bucket, told AS Quantity FROM law_stock WHERE told < 0{scope.And()}
        UNION ALL
        SELECT merchant, sku, site, 'reserved', reserved FROM law_promises WHERE reserved < 0{scope.And()}
        """,
        "1 = 1", "Merchant, Sku, Site, Bucket", ["law_stock", "law_promises"], scope, cancellationToken);

    /// <summary>Returns where more is promised, and not in totes yet, than can be picked, while no report is under way that would explain it.</summary>
    internal Task<Page<OverPromised>> OverPromisedAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<OverPromised>(
        $"""
        SELECT p.merchant AS Merchant, p.sku AS Sku, p.site AS Site, p.unpicked AS Promised, COALESCE(s.heard - s.expired, 0) AS Pickable
        FROM (SELECT merchant, sku, site,
                CAST(SUM(CASE WHEN picked <= 0 THEN reserved WHEN picked >= reserved THEN 0 ELSE reserved - picked END) AS BIGINT) AS unpicked
              FROM law_promises WHERE site <> ''{scope.And()} GROUP BY merchant, sku, site) p
        LEFT JOIN law_stock s ON s.merchant = p.merchant AND s.sku = p.sku AND s.site = p.site AND s.bucket = 'pickable'
        WHERE p.unpicked > COALESCE(s.heard - s.expired, 0)
          AND NOT EXISTS (SELECT 1 FROM law_unheard u WHERE u.merchant = p.merchant AND u.sku = p.sku AND u.site = p.site)
        """,
        "1 = 1", "Merchant, Sku, Site", ["law_promises", "law_stock", "law_unheard"], scope, cancellationToken);

    /// <summary>Returns order lines for which the SKU has another quantity than the order, except orders that are being placed.</summary>
    internal Task<Page<ClaimDifference>> ClaimDifferencesAsync(LawScope scope, CancellationToken cancellationToken) => ReadAsync<ClaimDifference>(
        $"""
        SELECT merchant AS Merchant, order_id AS OrderId, line AS Line, sku AS Sku, site AS Site,
               CAST(SUM(promised) AS BIGINT) AS Promised, CAST(SUM(wanted) AS BIGINT) AS Wanted, MAX(position) AS Position
        FROM (SELECT merchant, order_id, line, sku, site, reserved AS promised, 0 AS wanted, position FROM law_promises WHERE reserved <> 0{scope.And()}
              UNION ALL
              SELECT merchant, order_id, line, sku, site, 0, units, position FROM law_wanted WHERE 1 = 1{scope.And()}) both_say
        GROUP BY merchant, order_id, line, sku, site HAVING SUM(promised) <> SUM(wanted)
        """,
        "NOT EXISTS (SELECT 1 FROM law_placing p WHERE p.merchant = found.Merchant AND p.order_id = found.OrderId)",
        "Merchant, OrderId, Line, Sku, Site", ["law_promises", "law_wanted", "law_placing"], scope, cancellationToken);

    internal async Task<long> CountAsync(string table, LawScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync([table], cancellationToken);
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE 1 = 1{scope.And()}", scope.Parameters());
    }

    /// <summary>Returns some holders of a SKU at a site, for a person to count.</summary>
    internal async Task<IReadOnlyList<string>> PlacesAsync(string merchant, string sku, string site, int most, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(["stock"], cancellationToken);
        return [.. await connection.QueryAsync<string>(
            "SELECT DISTINCT holder FROM stock WHERE site = @site AND merchant = @merchant AND sku = @sku ORDER BY holder LIMIT @most",
            new { merchant, sku, site, most })];
    }

    private async Task<Page<T>> ReadAsync<T>(
        string select, string where, string order, string[] tables, LawScope scope, CancellationToken cancellationToken)
        where T : Row
    {
        await using var connection = await OpenAsync(tables, cancellationToken);
        var rows = (await connection.QueryAsync<T>(
            $"SELECT found.*, COUNT(*) OVER () AS Found FROM ({select}) found WHERE {where} ORDER BY {order} LIMIT {Most}",
            scope.Parameters())).AsList();
        return new(rows, rows.Count == 0 ? 0 : rows[0].Found);
    }

    private ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken) =>
        asOf is { } position ? views.OpenAsync(tables, position, cancellationToken) : views.OpenAsync(tables, cancellationToken);
}
