using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>Reads reports. <c>docs/reports.md</c> defines each figure.</summary>
public sealed class ReportQueries(IViews views, ReferenceData reference, TimeProvider clock)
{
    /// <summary>A placeholder for the conditions of the report's filter.</summary>
    private const string Place = "{narrowed}";

    private const string Orders = """
        SELECT merchant AS Merchant, channel AS Channel, site AS Site, placed_at / 900000 AS Slot, COUNT(*) AS Orders,
               currency AS Currency, CAST(SUM(amount) AS BIGINT) AS Amount,
               CAST(SUM(units) AS BIGINT) AS Units, CAST(SUM(cancelled) AS BIGINT) AS Cancelled, COUNT(filled) AS Promised,
               CAST(SUM(CASE WHEN filled IS NULL THEN 0 ELSE units END) AS BIGINT) AS PromisedUnits,
               CAST(SUM(COALESCE(filled, 0)) AS BIGINT) AS Filled,
               CAST(SUM(CASE WHEN filled >= units THEN 1 ELSE 0 END) AS BIGINT) AS "Full"
        FROM report_orders WHERE placed_at >= @from AND placed_at < @to{narrowed} GROUP BY merchant, channel, site, placed_at / 900000, currency
        """;

    private const string Shipped = """
        SELECT site AS Site, shipped_at AS At, shipped_at - taken_at AS Took, units AS Units
        FROM report_orders WHERE shipped_at >= @from AND shipped_at < @to{narrowed}
        """;

    private const string Work = """
        SELECT site AS Site, slot AS Slot, activity AS Activity, CAST(SUM(units) AS BIGINT) AS Units, CAST(SUM(times) AS BIGINT) AS Times
        FROM report_work WHERE slot >= @from AND slot < @to{narrowed} GROUP BY site, slot, activity
        """;

    private const string Closed = """
        SELECT site AS Site, closed_at AS At, closed_at - first_at AS Took, units AS Units
        FROM report_deliveries WHERE closed_at >= @from AND closed_at < @to AND units > 0{narrowed}
        """;

    private const string Arrivals = """
        SELECT a.merchant AS Merchant, a.sku AS Sku, a.site AS Site, a.day AS Day, a.units AS Units, s.on_hand AS OnHand
        FROM report_stock s JOIN report_arrivals a ON a.merchant = s.merchant AND a.sku = s.sku AND a.site = s.site
        WHERE s.on_hand > 0{narrowed} ORDER BY a.merchant, a.sku, a.site, a.day DESC
        """;

    public async Task<Report<OrdersBySourceRow>> OrdersBySourceAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_orders"], cancellationToken);
        var counts = await ReadAsync<OrderCount>(connection, Orders, filter, perChannel: true);
        return (Fold(filter, counts.Select(row => row.Site))).OrdersBySource(counts);
    }

    public async Task<Report<FillRateRow>> FillRateAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_orders"], cancellationToken);
        var counts = await ReadAsync<OrderCount>(connection, Orders, filter, perChannel: true);
        return (Fold(filter, counts.Select(row => row.Site))).FillRate(counts);
    }

    public async Task<Report<ThroughputRow>> ThroughputAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_work", "report_orders"], cancellationToken);
        var work = await ReadAsync<WorkCount>(connection, Work, filter);
        var shipped = await ReadAsync<Duration>(connection, Shipped, filter, perChannel: true);
        return (Fold(filter, work.Select(row => row.Site).Concat(shipped.Select(row => row.Site)))).Throughput(work, shipped);
    }

    public async Task<Report<AccuracyRow>> AccuracyAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_work"], cancellationToken);
        var work = await ReadAsync<WorkCount>(connection, Work, filter);
        return (Fold(filter, work.Select(row => row.Site))).Accuracy(work);
    }

    public async Task<Report<DockToStockRow>> DockToStockAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_deliveries"], cancellationToken);
        var closed = await ReadAsync<Duration>(connection, Closed, filter);
        return (Fold(filter, closed.Select(row => row.Site))).DockToStock(closed);
    }

    public async Task<Report<CycleTimeRow>> CycleTimeAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_orders"], cancellationToken);
        var shipped = await ReadAsync<Duration>(connection, Shipped, filter, perChannel: true);
        return (Fold(filter, shipped.Select(row => row.Site))).CycleTime(shipped);
    }

    public async Task<Report<StockAgeingRow>> StockAgeingAsync(ReportFilter filter, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["report_stock", "report_arrivals"], cancellationToken);
        var arrivals = await connection.QueryAsync<ArrivalCount>(
            Arrivals.Replace(Place, Narrowed(filter, "s."), StringComparison.Ordinal), new { filter.Site, filter.Merchant });
        var today = clock.GetUtcNow().ToUnixTimeMilliseconds() / ReportProjection.Day;
        return new ReportFold(filter, new(filter, new Dictionary<string, TimeZoneInfo>()), []).StockAgeing(arrivals, today);
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(DbConnection connection, string sql, ReportFilter filter, bool perChannel = false)
    {
        var (from, to) = ReportCalendar.Around(filter);
        var channel = perChannel && filter.Channel is not null ? " AND channel = @Channel" : "";
        return [.. await connection.QueryAsync<T>(
            sql.Replace(Place, Narrowed(filter, "") + channel, StringComparison.Ordinal), new { from, to, filter.Site, filter.Merchant, filter.Channel })];
    }

    private static string Narrowed(ReportFilter filter, string table) =>
        (filter.Site is null ? "" : $" AND {table}site = @Site") + (filter.Merchant is null ? "" : $" AND {table}merchant = @Merchant");

    private ReportFold Fold(ReportFilter filter, IEnumerable<string?> sites)
    {
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.Ordinal);
        foreach (var site in sites.Append(filter.Site).OfType<string>().Distinct(StringComparer.Ordinal))
            if (reference.Site(new(site)) is { } view) zones[site] = TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone);
        var calendar = new ReportCalendar(filter, zones);
        return new(filter, calendar, [.. calendar.Periods(clock.GetUtcNow())]);
    }
}
