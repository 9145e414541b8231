using System.Runtime.CompilerServices;

using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>Lists sites and merchants by id, and tells which merchants are at which sites.</summary>
public sealed class DirectoryQueries(IViews views)
{
    public static readonly RowList<SiteSummary> Sites = SiteSummary.Table.List(RowSort.Up(nameof(SiteSummary.Site))).Beside(Presence);

    public static readonly RowList<MerchantRow> Merchants = MerchantRow.Table.List(RowSort.Up(nameof(MerchantRow.Merchant))).Beside(Presence);

    private static readonly string Either = $"SELECT CASE WHEN {IsAt("@site", "@merchant")} THEN 1 ELSE 0 END";

    /// <summary>The tables that tell where a merchant is.</summary>
    private static string[] Presence => ["stock", "inbounds", "fulfilments", "shipments"];

    /// <param name="site">If given, only this site.</param>
    /// <param name="merchant">If given, only sites that this merchant is at.</param>
    public Task<RowPage<SiteSummary>> SitesAsync(string? site, string? merchant, PageRequest page, CancellationToken cancellationToken = default)
    {
        var isThere = FormattableStringFactory.Create(IsAt("sites.site", "{0}"), merchant);
        return Sites.PageAsync(views, new RowFilter().WhereGiven($"site = {site}").WhereGiven(isThere), page, cancellationToken);
    }

    /// <param name="site">If given, only merchants at this site.</param>
    /// <param name="merchant">If given, only this merchant.</param>
    public Task<RowPage<MerchantRow>> MerchantsAsync(string? site, string? merchant, PageRequest page, CancellationToken cancellationToken = default)
    {
        var isThere = FormattableStringFactory.Create(IsAt("{0}", "merchants.merchant"), site);
        return Merchants.PageAsync(views, new RowFilter().WhereGiven($"merchant = {merchant}").WhereGiven(isThere), page, cancellationToken);
    }

    public async Task<bool> IsAtAsync(string site, string merchant, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(Presence, cancellationToken);
        return await connection.ExecuteScalarAsync<long>(Either, new { site, merchant }) != 0;
    }

    /// <summary>A merchant is at a site that holds or expects the merchant's goods, or that has shipped or is to ship one of its orders.</summary>
    private static string IsAt(string site, string merchant) =>
        $"({string.Join(" OR ", Presence.Select(table => $"EXISTS (SELECT 1 FROM {table} x WHERE x.site = {site} AND x.merchant = {merchant})"))})";
}
