using System.Collections.Immutable;
using System.Text.Json;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>A fulfilment that waits to be picked.</summary>
public sealed record ReleasedFulfilment(
    FulfilmentId Id, ImmutableArray<FulfilmentLine> Lines, string? ServiceLevel, int Priority, DateTimeOffset? ShipBy, DateTimeOffset PlacedAt);

/// <summary>What the warehouse may pick.</summary>
public sealed class FulfilmentQueries(IViews views)
{
    private const string Released = """
        SELECT f.merchant AS Merchant, f.order_id AS OrderId, f.sequence AS Sequence, f.lines AS Lines, f.ship_by AS ShipBy,
               o.service_level AS ServiceLevel, o.priority AS Priority, o.placed_at AS PlacedAt
        FROM fulfilments f JOIN orders o ON o.merchant = f.merchant AND o.id = f.order_id
        WHERE f.site = @site AND f.status = 'released'
        ORDER BY o.priority DESC, COALESCE(f.ship_by, 9223372036854775807), o.placed_at, f.merchant, f.order_id, f.sequence
        LIMIT @limit
        """;

    /// <summary>What is released at a site, the most urgent first: by priority, then by its truck, then by age.</summary>
    public async Task<IReadOnlyList<ReleasedFulfilment>> ReleasedAsync(SiteId site, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(Released, new { site = site.Value, limit });
        return [.. rows.Select(Of)];
    }

    private static ReleasedFulfilment Of(Row row) => new(
        new(IId<OrderId>.Parse($"{row.Merchant}/{row.OrderId}"), row.Sequence),
        JsonSerializer.Deserialize(row.Lines, OrdersJson.Default.ImmutableArrayFulfilmentLine),
        row.ServiceLevel,
        row.Priority,
        row.ShipBy is { } shipBy ? DateTimeOffset.FromUnixTimeMilliseconds(shipBy) : null,
        DateTimeOffset.FromUnixTimeMilliseconds(row.PlacedAt));

    private sealed class Row
    {
        public string Merchant { get; init; } = "";

        public string OrderId { get; init; } = "";

        public int Sequence { get; init; }

        public string Lines { get; init; } = "";

        public string? ServiceLevel { get; init; }

        public int Priority { get; init; }

        public long? ShipBy { get; init; }

        public long PlacedAt { get; init; }
    }
}
