using System.Runtime.CompilerServices;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>Lists sites and merchants by id, and tells which merchants are at which sites.</summary>
public sealed class DirectoryQueries(IViews views)
{
    public static readonly RowList<SiteSummary> Sites = SiteSummary.Table.List(RowSort.Up(nameof(SiteSummary.Site))).Beside(Tenancies);

    public static readonly RowList<MerchantRow> Merchants = MerchantRow.Table.List(RowSort.Up(nameof(MerchantRow.Merchant))).Beside(Tenancies);

    /// <summary>The table that says which merchants are at which sites.</summary>
    private const string Tenancies = "tenancies";

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

    private static string IsAt(string site, string merchant) =>
        $"EXISTS (SELECT 1 FROM {Tenancies} x WHERE x.site = {site} AND x.merchant = {merchant})";
}
