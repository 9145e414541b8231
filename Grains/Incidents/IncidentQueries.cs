using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>Lists of incidents.</summary>
public sealed class IncidentQueries(IViews views)
{
    public static readonly RowList<IncidentAnswer> Newest =
        IncidentAnswer.Table.List(RowSort.Down(nameof(IncidentAnswer.RaisedAt)), RowSort.Down(nameof(IncidentAnswer.Incident)));

    /// <summary>Returns incidents, newest first.</summary>
    /// <param name="open">True for those that are not solved, false for those that are, null for all.</param>
    public Task<RowPage<IncidentAnswer>> ListAsync(SiteId site, bool? open, PageRequest page, CancellationToken cancellationToken = default)
    {
        var filter = new RowFilter().Where($"site = {site.Value}");
        if (open is true) filter.Where($"solved_at IS NULL");
        if (open is false) filter.Where($"solved_at IS NOT NULL");
        return Newest.PageAsync(views, filter, page, cancellationToken);
    }
}
