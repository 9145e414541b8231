using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Its place in a list.</summary>
public sealed record OpenPutAway(string Id, long Position);

/// <summary>Lists of put-aways.</summary>
public sealed class PutAwayQueries(IViews views, ICommands commands)
{
    public static readonly RowList<OpenPutAway> Oldest = PutAwayProjection.Open.List<OpenPutAway>(RowSort.Up(nameof(OpenPutAway.Position)));

    /// <summary>The open put-aways of a site, oldest first. One that is done meanwhile is left out, so that a page may hold fewer than there
    /// are to come.</summary>
    public async Task<RowPage<PutAwayView>> OpenAsync(SiteId site, PageRequest page, CancellationToken cancellationToken = default)
    {
        var found = await Oldest.PageAsync(views, new RowFilter().Where($"site = {site.Value}"), page, cancellationToken);
        var all = await Task.WhenAll(found.Rows.Select(row => commands.PutAway(new(site, row.Id)).GetAsync()));
        return new([.. all.OfType<PutAwayView>().Where(view => view.Status is PutAwayStatus.Open)], found.Next);
    }
}
