using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Units of a SKU in a holder that the books and somebody's eyes differ on.</summary>
/// <param name="Since">Unix milliseconds.</param>
/// <param name="Suspects">The holders that they may be missing from: first the one that they were said to be from.</param>
/// <remarks>Empty texts stand for what is absent.</remarks>
public sealed record DoubtRow(
    string HolderKind, string Holder, string Merchant, string Sku, string Lot, long Quantity, long Since, string Reason, string By,
    IReadOnlyList<string> Suspects)
{
    internal const string Separator = "\u001f";

    internal static string Join(IEnumerable<string> holders) => string.Join(Separator, holders);

    internal static IReadOnlyList<string> Split(string holders) => [.. holders.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}

/// <param name="Expected">What the books held at that instant.</param>
/// <param name="At">Unix milliseconds.</param>
public sealed record CountRow(
    string Id, string HolderKind, string Holder, string Merchant, string Sku, string Lot, long Counted, long Expected, long At, string By, long Accepted, long Position);

/// <summary>Doubts of a site, and the counts that settle them.</summary>
public sealed class DoubtQueries(IViews views)
{
    private const string Doubts = """
        SELECT holder_kind AS HolderKind, holder AS Holder, merchant AS Merchant, sku AS Sku, lot AS Lot, CAST(SUM(quantity) AS BIGINT) AS Quantity,
               MIN(since) AS Since, MAX(reason) AS Reason, MAX(done_by) AS "By", MAX(suspects) AS Suspects
        FROM doubts WHERE site = @site GROUP BY holder_kind, holder, merchant, sku, lot
        HAVING (holder_kind, holder, merchant, sku, lot) > (@kind, @holder, @merchant, @sku, @lot)
        ORDER BY holder_kind, holder, merchant, sku, lot LIMIT @limit
        """;

    private const string Counts = """
        SELECT id AS Id, holder_kind AS HolderKind, holder AS Holder, merchant AS Merchant, sku AS Sku, lot AS Lot, counted AS Counted, expected AS Expected,
               at AS At,
               done_by AS "By", accepted AS Accepted, position AS Position
        FROM counts WHERE site = @site
        """;

    /// <param name="after">The last row of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<DoubtRow>> DoubtsAsync(SiteId site, DoubtRow? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["doubts"], cancellationToken);
        var found = await connection.QueryAsync<Found>(Doubts, new
        {
            site = site.Value, kind = after?.HolderKind ?? "", holder = after?.Holder ?? "", merchant = after?.Merchant ?? "",
            sku = after?.Sku ?? "", lot = after?.Lot ?? "", limit,
        });
        return [.. found.Select(static row => row.Doubt)];
    }

    /// <summary>The counts of a site that are not accepted, oldest first.</summary>
    public async Task<IReadOnlyList<CountRow>> OpenCountsAsync(SiteId site, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["counts"], cancellationToken);
        return [.. await connection.QueryAsync<CountRow>(
            $"{Counts} AND accepted = 0 AND position > @after ORDER BY position LIMIT @limit", new { site = site.Value, after, limit })];
    }

    /// <summary>Null when there is no such count.</summary>
    public async Task<CountRow?> CountAsync(SiteId site, string id, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["counts"], cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<CountRow>($"{Counts} AND id = @id", new { site = site.Value, id });
    }

    /// <summary>Set property by property: of sums that have no rows SQLite does not say the type, and no constructor would fit.</summary>
    private sealed record Found
    {
        public string HolderKind { get; init; } = "";

        public string Holder { get; init; } = "";

        public string Merchant { get; init; } = "";

        public string Sku { get; init; } = "";

        public string Lot { get; init; } = "";

        public long Quantity { get; init; }

        public long Since { get; init; }

        public string Reason { get; init; } = "";

        public string By { get; init; } = "";

        public string Suspects { get; init; } = "";

        public DoubtRow Doubt => new(HolderKind, Holder, Merchant, Sku, Lot, Quantity, Since, Reason, By, DoubtRow.Split(Suspects));
    }
}
