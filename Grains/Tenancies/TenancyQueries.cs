using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tenancies;

/// <summary>Lists of tenancies.</summary>
public sealed class TenancyQueries(IViews views)
{
    public static readonly RowList<TenancyRow> ByMerchant = TenancyRow.Table.List(RowSort.Up(nameof(TenancyRow.Merchant)));

    public Task<RowPage<TenancyRow>> AtAsync(SiteId site, PageRequest page, CancellationToken cancellationToken) =>
        ByMerchant.PageAsync(views, new RowFilter().Where($"site = {site.Value}"), page, cancellationToken);
}
