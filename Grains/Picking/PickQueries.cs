using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Lists of a site's pick tasks, waves and pickers.</summary>
public sealed class PickQueries(IViews views)
{
    public static readonly RowList<TaskSummary> OldestTasks =
        TaskSummary.Table.List(RowSort.Up(nameof(TaskSummary.CreatedAt)), RowSort.Up(nameof(TaskSummary.Task)));

    public static readonly RowList<WaveSummary> NewestWaves = WaveSummary.Table.List(RowSort.Down(nameof(WaveSummary.Wave)));

    public static readonly RowList<PickerSummary> PickersByCode = PickerSummary.Table.List(RowSort.Up(nameof(PickerSummary.Picker)));

    private static readonly RowList<TaskSummary> QuietestTasks =
        TaskSummary.Table.List(RowSort.Up(nameof(TaskSummary.TouchedAt)), RowSort.Up(nameof(TaskSummary.Task)));

    public Task<RowPage<TaskSummary>> TasksAsync(
        SiteId site, PickTaskStatus? status, PageRequest page, CancellationToken cancellationToken = default) =>
        OldestTasks.PageAsync(views, OfSite(site).WhereGiven($"status = {status}"), page, cancellationToken);

    /// <summary>Tasks that are not done and to which nothing has happened since, the quietest first.</summary>
    public Task<ImmutableArray<TaskSummary>> QuietAsync(
        SiteId site, DateTimeOffset since, int limit, CancellationToken cancellationToken = default) =>
        QuietestTasks.ReadAsync(views, OfSite(site).Where($"status IN ('open', 'assigned') AND touched_at < {since}"), limit, cancellationToken);

    public Task<RowPage<WaveSummary>> WavesAsync(SiteId site, PageRequest page, CancellationToken cancellationToken = default) =>
        NewestWaves.PageAsync(views, OfSite(site), page, cancellationToken);

    public Task<RowPage<PickerSummary>> PickersAsync(SiteId site, PageRequest page, CancellationToken cancellationToken = default) =>
        PickersByCode.PageAsync(views, OfSite(site), page, cancellationToken);

    private static RowFilter OfSite(SiteId site) => new RowFilter().Where($"site = {site.Value}");
}
