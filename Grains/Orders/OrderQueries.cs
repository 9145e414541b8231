using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a list of orders is narrowed to; everything absent matches all.</summary>
/// <param name="Text">Found in number, customer's name and email, recipient and postcode, whatever the case.</param>
/// <param name="UpdatedAfter">A position.</param>
/// <param name="UpdatedSince">A time.</param>
/// <param name="Site">The source of one of its fulfilments.</param>
public sealed record OrderFilter(
    string? Status = null,
    string? Channel = null,
    string? Text = null,
    string? Number = null,
    DateTimeOffset? PlacedFrom = null,
    DateTimeOffset? PlacedTo = null,
    long? UpdatedAfter = null,
    DateTimeOffset? UpdatedSince = null,
    string? Site = null);

/// <summary>One order in a list; times are Unix milliseconds.</summary>
public sealed class OrderListRow
{
    public string Id { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Number { get; init; } = "";

    public string Status { get; init; } = "";

    public string Customer { get; init; } = "";

    public long PlacedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long Position { get; init; }
}

/// <summary>Where a page of a list begins: after this order.</summary>
public sealed record OrderCursor(long Sort, string Id);

/// <summary>Lists of orders: newest first, or, when asked for changes, in the order of their last changes.</summary>
public sealed class OrderQueries(IViews views)
{
    private const string Columns = """
        SELECT id AS Id, channel AS Channel, number AS Number, status AS Status, customer AS Customer,
               placed_at AS PlacedAt, updated_at AS UpdatedAt, position AS Position FROM orders WHERE merchant = @merchant
        """;

    private const string FilledFrom = """

         AND EXISTS (SELECT 1 FROM fulfilments f WHERE f.merchant = orders.merchant AND f.order_id = orders.id AND f.site = @Site)
        """;

    public async Task<IReadOnlyList<OrderListRow>> ListAsync(
        MerchantId merchant, OrderFilter filter, OrderCursor? after, int limit, CancellationToken cancellationToken)
    {
        var sql = Columns;
        if (filter.Status is not null) sql += " AND status = @Status";
        if (filter.Channel is not null) sql += " AND channel = @Channel";
        if (filter.Number is not null) sql += " AND number = @Number";
        if (filter.Text is not null) sql += " AND search LIKE @like ESCAPE '!'";
        if (filter.PlacedFrom is not null) sql += " AND placed_at >= @from";
        if (filter.PlacedTo is not null) sql += " AND placed_at < @to";
        if (filter.Site is not null) sql += FilledFrom;
        if (filter.UpdatedSince is not null) sql += " AND updated_at > @since";
        sql += filter.UpdatedAfter is not null
            ? " AND position > @position ORDER BY position LIMIT @limit"
            : (after is null ? "" : " AND (placed_at < @Sort OR (placed_at = @Sort AND id > @Id))")
              + " ORDER BY placed_at DESC, id LIMIT @limit";

        await using var connection = await views.OpenAsync(["orders", "fulfilments"], cancellationToken);
        var rows = await connection.QueryAsync<OrderListRow>(sql, new
        {
            merchant = merchant.Value,
            filter.Status,
            filter.Channel,
            filter.Number,
            filter.Site,
            like = filter.Text is null ? null : $"%{SqlLike.Escape(filter.Text.ToLowerInvariant())}%",
            from = filter.PlacedFrom?.ToUnixTimeMilliseconds(),
            since = filter.UpdatedSince?.ToUnixTimeMilliseconds(),
            to = filter.PlacedTo?.ToUnixTimeMilliseconds(),
            position = Math.Max(filter.UpdatedAfter ?? 0, filter.UpdatedAfter is null ? 0 : after?.Sort ?? 0),
            Sort = after?.Sort ?? 0,
            Id = after?.Id ?? "",
            limit,
        });
        return [.. rows];
    }
}
