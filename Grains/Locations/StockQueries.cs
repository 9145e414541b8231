using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What a list of stock is narrowed to; everything absent matches all.</summary>
/// <param name="Held">Only what may not be sold: in a bad condition, or in quarantine.</param>
public sealed record StockFilter(string? Merchant = null, string? Sku = null, string? Location = null, string? Condition = null, bool Held = false);

/// <summary>Goods of one kind in one holder.</summary>
/// <param name="Place">Where to go on in the list.</param>
public sealed record StockListRow(string Holder, string HolderKind, StockKey Key, long Quantity, long Allocated, long InDoubt, string Place);

/// <summary>What lies where.</summary>
public sealed class StockQueries(IViews views)
{
    /// <summary>Of the parts of a place in the list: in none of them.</summary>
    private const char Separator = '\u001f';

    private static readonly string[] PlaceParts =
        ["afterKind", "afterHolder", "afterMerchant", "afterSku", "afterLot", "afterExpiry", "afterSerial", "afterCondition"];

    private const string Columns = """
        SELECT holder_kind AS HolderKind, holder AS Holder, merchant AS Merchant, sku AS Sku, lot AS Lot, expiry AS Expiry,
               serial AS Serial, condition AS Condition, quantity AS Quantity, allocated AS Allocated, in_doubt AS InDoubt
        FROM stock WHERE site = @site
        """;

    private const string IsHeld = """
         AND (condition <> 'good' OR EXISTS (
           SELECT 1 FROM locations l WHERE l.site = stock.site AND l.location = stock.holder AND l.kind = 'quarantine'))
        """;

    private const string After = """
         AND (holder_kind, holder, merchant, sku, lot, expiry, serial, condition)
           > (@afterKind, @afterHolder, @afterMerchant, @afterSku, @afterLot, @afterExpiry, @afterSerial, @afterCondition)
        """;

    private const string InOrder = " ORDER BY holder_kind, holder, merchant, sku, lot, expiry, serial, condition LIMIT @limit";

    /// <summary>The goods of a site, containers first, then by location and SKU.</summary>
    /// <param name="after">The place of the last row of the page before; empty for the first page.</param>
    public async Task<IReadOnlyList<StockListRow>> ListAsync(
        SiteId site, StockFilter filter, string after, int limit, CancellationToken cancellationToken = default)
    {
        var sql = Columns;
        if (filter.Merchant is not null) sql += " AND merchant = @merchant";
        if (filter.Sku is not null) sql += " AND sku = @sku";
        if (filter.Location is not null) sql += " AND holder = @location";
        if (filter.Condition is not null) sql += " AND condition = @condition";
        if (filter.Held) sql += IsHeld;
        if (after.Length > 0) sql += After;
        var query = new DynamicParameters(new
        {
            site = site.Value, merchant = filter.Merchant, sku = filter.Sku, location = filter.Location, condition = filter.Condition, limit,
        });
        var place = after.Split(Separator);
        for (var i = 0; i < PlaceParts.Length; i++) query.Add(PlaceParts[i], i < place.Length ? place[i] : "");

        await using var connection = await views.OpenAsync(["stock", "locations"], cancellationToken);
        return [.. (await connection.QueryAsync<Row>(sql + InOrder, query)).Select(row => row.Listed())];
    }

    private sealed class Row
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

        public long InDoubt { get; init; }

        public StockListRow Listed() => new(
            Holder,
            HolderKind,
            StockRows.Key(Merchant, Sku, Lot, Expiry, Serial, Condition),
            Quantity,
            Allocated,
            InDoubt,
            string.Join(Separator, HolderKind, Holder, Merchant, Sku, Lot, Expiry, Serial, Condition));
    }
}
