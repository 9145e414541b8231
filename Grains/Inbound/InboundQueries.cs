using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Lists of deliveries.</summary>
public sealed class InboundQueries(IViews views)
{
    public static readonly RowList<InboundSummary> ByNumber = InboundSummary.Table.List(RowSort.Up(nameof(InboundSummary.Asn)));

    /// <summary>Those without a date come last.</summary>
    public static readonly RowList<SiteInbound> ByDate = InboundSummary.Table.List<SiteInbound>(
        RowSort.Up(nameof(SiteInbound.ExpectedAt)), RowSort.Up(nameof(SiteInbound.Merchant)), RowSort.Up(nameof(SiteInbound.Asn)));

    /// <summary>The deliveries of a site, those that are due first; without a status all that are not closed.</summary>
    public Task<RowPage<SiteInbound>> OfSiteAsync(SiteId site, InboundStatus? status, PageRequest page, CancellationToken cancellationToken = default)
    {
        var filter = new RowFilter().Where($"site = {site.Value}").WhereGiven($"status = {status}");
        return ByDate.PageAsync(views, status is null ? filter.Where($"status <> {InboundStatus.Closed}") : filter, page, cancellationToken);
    }

    /// <param name="site">Given: those that go there.</param>
    public Task<RowPage<InboundSummary>> ListAsync(
        MerchantId merchant, string? site, InboundStatus? status, PageRequest page, CancellationToken cancellationToken = default) =>
        ByNumber.PageAsync(
            views, new RowFilter().Where($"merchant = {merchant.Value}").WhereGiven($"site = {site}").WhereGiven($"status = {status}"), page, cancellationToken);
}
