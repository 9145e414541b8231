using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What lies where, out of the view of stock: in shelves and in containers. A part of a key that is absent is empty
/// in the view.</summary>
internal sealed class StockList(IViews views)
{
    public const int KeyParts = 8;

    private const string Key = "(holder_kind, holder, merchant, sku, lot, expiry, serial, condition)";

    private const string Columns = """
        SELECT holder_kind AS HolderKind, holder AS Holder, merchant AS Merchant, sku AS Sku, lot AS Lot, expiry AS Expiry,
               serial AS Serial, condition AS Condition, quantity AS Quantity, allocated AS Allocated
        FROM stock WHERE site = @site AND quantity <> 0
        """;

    /// <param name="after">The key of the last row that was given.</param>
    public async Task<IReadOnlyList<StockRow>> ListAsync(
        string site, StockFilter filter, string[]? after, int limit, CancellationToken cancellationToken)
    {
        var sql = Columns;
        if (filter.Merchant is not null) sql += " AND merchant = @Merchant";
        if (filter.Sku is not null) sql += " AND sku = @Sku";
        if (filter.Location is not null) sql += " AND holder_kind = 'location' AND holder = @Location";
        if (after is not null) sql += $" AND {Key} > (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)";
        sql += " ORDER BY holder_kind, holder, merchant, sku, lot, expiry, serial, condition LIMIT @limit";

        var values = new DynamicParameters(filter);
        values.Add("site", site);
        values.Add("limit", limit);
        for (var i = 0; after is not null && i < KeyParts; i++) values.Add($"p{i}", after[i]);
        await using var connection = await views.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<StockRow>(sql, values)];
    }
}

internal sealed record StockFilter(string? Merchant, string? Sku, string? Location);

internal sealed class StockRow
{
    public string HolderKind { get; init; } = "";

    public string Holder { get; init; } = "";

    public string Merchant { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Lot { get; init; } = "";

    public string Expiry { get; init; } = "";

    public string Serial { get; init; } = "";

    public string Condition { get; init; } = "";

    public long Quantity { get; init; }

    public long Allocated { get; init; }

    public string[] Key => [HolderKind, Holder, Merchant, Sku, Lot, Expiry, Serial, Condition];
}
