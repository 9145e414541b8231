using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>One movement; the time in Unix milliseconds.</summary>
public sealed class MovementRow
{
    public long Position { get; init; }

    public int Line { get; init; }

    public long At { get; init; }

    public string Site { get; init; } = "";

    public string? Lot { get; init; }

    public long Quantity { get; init; }

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Reason { get; init; } = "";

    public string By { get; init; } = "";
}

/// <summary>The ledger of a SKU.</summary>
public sealed class MovementQueries(IViews views)
{
    private const string Sql = """
        SELECT position AS Position, line AS Line, at AS At, site AS Site, lot AS Lot, quantity AS Quantity, moved_from AS "From",
               moved_to AS "To", reason AS Reason, done_by AS "By"
        FROM movements WHERE merchant = @merchant AND sku = @code
          AND (position < @position OR (position = @position AND line < @line)) AND at <= @until
        ORDER BY position DESC, line DESC LIMIT @limit
        """;

    /// <summary>The newest first.</summary>
    /// <param name="before">The place of the last row of the page before.</param>
    /// <param name="until">None that was later.</param>
    public async Task<IReadOnlyList<MovementRow>> ListAsync(
        SkuId sku, (long Position, int Line)? before, DateTimeOffset? until, int limit, CancellationToken cancellationToken = default)
    {
        var (position, line) = before ?? (long.MaxValue, 0);
        await using var connection = await views.OpenAsync(["movements"], cancellationToken);
        var page = new { merchant = sku.Merchant.Value, code = sku.Code, position, line, until = until?.ToUnixTimeMilliseconds() ?? long.MaxValue, limit };
        return [.. await connection.QueryAsync<MovementRow>(Sql, page)];
    }
}
