using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Lists of put-aways: those of a site's work.</summary>
public sealed class PutAwayQueries(WorkQueries work, ICommands commands)
{
    /// <summary>The open put-aways of a site, oldest first. One that is done meanwhile is left out, so that a page may hold fewer than there
    /// are to come.</summary>
    public async Task<RowPage<PutAwayView>> OpenAsync(SiteId site, PageRequest page, CancellationToken cancellationToken = default)
    {
        var found = await work.OldestAsync(site, PutAwayWork.Names, page, cancellationToken);
        var all = await Task.WhenAll(found.Rows.Select(row => commands.PutAway(new(site, row.Id)).GetAsync()));
        return new([.. all.OfType<PutAwayView>().Where(view => view.Status is PutAwayStatus.Open)], found.Next);
    }
}
