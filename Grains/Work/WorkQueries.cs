using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Work;

/// <summary>Lists of what is to be done at a site.</summary>
public sealed class WorkQueries(IViews views)
{
    /// <summary>As it is to be done.</summary>
    public static readonly RowList<WorkItem> Next = WorkQueueProjection.Open.List(
        RowSort.Down(nameof(WorkItem.Priority)), RowSort.Up(nameof(WorkItem.DueBy)), RowSort.Up(nameof(WorkItem.Position)), RowSort.Up(nameof(WorkItem.Id)));

    /// <summary>The oldest first.</summary>
    public static readonly RowList<WorkItem> Oldest = WorkQueueProjection.Open.List(RowSort.Up(nameof(WorkItem.Position)), RowSort.Up(nameof(WorkItem.Id)));

    public Task<RowPage<WorkItem>> NextAsync(SiteId site, WorkFilter only, PageRequest page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(only);
        var filter = OfSite(site).WhereGiven($"kind = {only.Kind}").WhereGiven($"picker = {only.Picker}");
        if (only.Status is WorkStatus.Open) filter.Where($"picker IS NULL");
        if (only.Status is WorkStatus.Taken) filter.Where($"picker IS NOT NULL");
        return Next.PageAsync(views, filter, page, cancellationToken);
    }

    /// <summary>Those of some kinds, the oldest first.</summary>
    public Task<RowPage<WorkItem>> OldestAsync(
        SiteId site, IReadOnlyList<string> kinds, PageRequest page, CancellationToken cancellationToken = default) =>
        Oldest.PageAsync(views, OfSite(site).Where($"kind IN {kinds}"), page, cancellationToken);

    /// <summary>All of a site.</summary>
    public Task<ImmutableArray<WorkItem>> AllAsync(SiteId site, CancellationToken cancellationToken = default) =>
        Oldest.ReadAsync(views, OfSite(site), cancellationToken: cancellationToken);

    /// <summary>Null when there is no such task, or it is done.</summary>
    public async Task<WorkItem?> FindAsync(WorkId id, CancellationToken cancellationToken = default) =>
        (await Oldest.ReadAsync(views, OfSite(id.Site).Where($"id = {id.Code}"), 1, cancellationToken)).FirstOrDefault();

    private static RowFilter OfSite(SiteId site) => new RowFilter().Where($"site = {site.Value}");
}

/// <summary>What of a site's work is asked for; null: whatever it is.</summary>
public sealed record WorkFilter(string? Kind = null, WorkStatus? Status = null, string? Picker = null);
