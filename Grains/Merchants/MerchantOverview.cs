using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Merchants;

/// <summary>A merchant's dashboard: today's figures, and what is open.</summary>
/// <param name="Since">When today began.</param>
/// <param name="Open">Orders that have not shipped, by status.</param>
/// <param name="Discrepant">Deliveries that wait for the merchant's confirmation.</param>
/// <param name="Expected">Deliveries that are announced or being received.</param>
public sealed record MerchantOverview(
    DateTimeOffset AsOf, DateTimeOffset Since, long Placed, long UnitsPlaced, long Shipped, ImmutableArray<OpenOrders> Open, long Discrepant, long Expected);

public sealed record OpenOrders(string Status, long Orders);

/// <summary>Reads a merchant's dashboard, from indexed rows, because the page reads it on every change.</summary>
public sealed class MerchantOverviewQueries(IViews views, TimeProvider clock)
{
    private const string Placed = """
        SELECT COUNT(*) AS Orders, COALESCE(CAST(SUM(r.units) AS BIGINT), 0) AS Units FROM report_orders r
        WHERE r.merchant = @merchant AND r.placed_at >= @since
        """;

    private const string Shipped = "SELECT COUNT(*) FROM report_orders WHERE merchant = @merchant AND shipped_at >= @since";

    private const string Open = """
        SELECT status AS Status, COUNT(*) AS Orders FROM orders
        WHERE merchant = @merchant AND status NOT IN ('shipped', 'delivered', 'cancelled', 'returned') GROUP BY status ORDER BY status
        """;

    private const string Deliveries = "SELECT COUNT(*) FROM inbounds WHERE merchant = @merchant AND status ";

    /// <param name="since">When today began in the reader's time zone.</param>
    public async Task<MerchantOverview> ReadAsync(MerchantId merchant, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        var values = new { merchant = merchant.Value, since = since.ToUnixTimeMilliseconds() };
        await using var connection = await views.OpenAsync(["report_orders", "orders", "inbounds"], cancellationToken);
        var placed = await connection.QuerySingleAsync<(long Orders, long Units)>(Placed, values);
        var open = await connection.QueryAsync<(string Status, long Orders)>(Open, values);
        return new(
            clock.GetUtcNow(), since, placed.Orders, placed.Units, await connection.ExecuteScalarAsync<long>(Shipped, values),
            [.. open.Select(row => new OpenOrders(row.Status, row.Orders))],
            await connection.ExecuteScalarAsync<long>($"{Deliveries}= 'discrepant'", values),
            await connection.ExecuteScalarAsync<long>($"{Deliveries}IN ('announced', 'receiving')", values));
    }
}
