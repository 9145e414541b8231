using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>The locations of a site.</summary>
public sealed class LocationQueries(IViews views)
{
    public static readonly RowList<LocationRow> ByCode = LocationRow.Table.List(RowSort.Up(nameof(LocationRow.Code)));

    public Task<RowPage<LocationRow>> ListAsync(SiteId site, PageRequest page, CancellationToken cancellationToken = default) =>
        ByCode.PageAsync(views, new RowFilter().Where($"site = {site.Value}"), page, cancellationToken);
}
