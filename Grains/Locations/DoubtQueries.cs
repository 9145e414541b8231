using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Units of a SKU in a holder that the books and somebody's eyes differ on.</summary>
/// <param name="Suspects">See <see cref="MayBeAt"/>.</param>
/// <remarks>Empty texts stand for what is absent.</remarks>
public sealed record DoubtRow(
    string HolderKind, string Holder, string Merchant, string Sku, string Lot, long Quantity, DateTimeOffset Since, string Reason, string By, string Suspects)
{
    internal const string Separator = "\u001f";

    /// <summary>The holders that they may be missing from: first the one that they were said to be from.</summary>
    public ImmutableArray<string> MayBeAt => [.. Suspects.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    internal static string Join(IEnumerable<string> holders) => string.Join(Separator, holders);
}

/// <summary>Doubts of a site, and the counts that settle them.</summary>
public sealed class DoubtQueries(IViews views)
{
    private const string Grouped = """
        (SELECT site, holder_kind, holder, merchant, sku, lot, CAST(SUM(quantity) AS BIGINT) AS quantity, MIN(since) AS since, MAX(reason) AS reason,
                MAX(done_by) AS "by", MAX(suspects) AS suspects
         FROM doubts GROUP BY site, holder_kind, holder, merchant, sku, lot) AS grouped
        """;

    public static readonly RowList<DoubtRow> ByHolder = new(
        Grouped, ["doubts"], RowSort.Up(nameof(DoubtRow.HolderKind)), RowSort.Up(nameof(DoubtRow.Holder)), RowSort.Up(nameof(DoubtRow.Merchant)),
        RowSort.Up(nameof(DoubtRow.Sku)), RowSort.Up(nameof(DoubtRow.Lot)));

    public static readonly RowList<CountAnswer> Oldest = CountAnswer.Table.List(RowSort.Up(nameof(CountAnswer.Position)));

    public Task<RowPage<DoubtRow>> DoubtsAsync(SiteId site, PageRequest page, CancellationToken cancellationToken) =>
        ByHolder.PageAsync(views, OfSite(site), page, cancellationToken);

    /// <summary>The counts of a site that are not accepted, oldest first.</summary>
    public Task<RowPage<CountAnswer>> OpenCountsAsync(SiteId site, PageRequest page, CancellationToken cancellationToken) =>
        Oldest.PageAsync(views, OfSite(site).Where($"status = {CountAnswer.Open}"), page, cancellationToken);

    /// <summary>Null when there is no such count.</summary>
    public async Task<CountAnswer?> CountAsync(SiteId site, string id, CancellationToken cancellationToken) =>
        (await Oldest.ReadAsync(views, OfSite(site).Where($"id = {id}"), 1, cancellationToken)).FirstOrDefault();

    private static RowFilter OfSite(SiteId site) => new RowFilter().Where($"site = {site.Value}");
}
