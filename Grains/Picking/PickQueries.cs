using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>One pick task in a list; times are Unix milliseconds.</summary>
public sealed class TaskListRow
{
    public string Task { get; init; } = "";

    public string Wave { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Picker { get; init; }

    public long DistanceMm { get; init; }

    public int Stops { get; init; }

    public long Planned { get; init; }

    public long Picked { get; init; }

    public long Short { get; init; }

    public long Dropped { get; init; }

    public long Surplus { get; init; }

    public long CreatedAt { get; init; }

    public long? DoneAt { get; init; }

    /// <summary>When something last happened to it.</summary>
    public long TouchedAt { get; init; }

    public string? PromisedTo { get; init; }
}

/// <summary>One wave in a list; times are Unix milliseconds.</summary>
public sealed class WaveListRow
{
    public string Wave { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Status { get; init; } = "";

    public int Tasks { get; init; }

    public int Fulfilments { get; init; }

    public int NotPlanned { get; init; }

    public long PlannedAt { get; init; }

    public long? ReleasedAt { get; init; }
}

/// <param name="Skills">One per line.</param>
public sealed record PickerListRow(string Picker, string Name, string Skills, string? Task);

/// <summary>Lists of a site's pick tasks, waves and pickers.</summary>
public sealed class PickQueries(IViews views)
{
    private const string Tasks = """
        SELECT task AS Task, wave AS Wave, kind AS Kind, status AS Status, picker AS Picker,
               distance_mm AS DistanceMm, stops AS Stops, planned AS Planned, picked AS Picked, short AS Short,
               dropped AS Dropped, surplus AS Surplus,
               created_at AS CreatedAt, done_at AS DoneAt, touched_at AS TouchedAt, promised_to AS PromisedTo
        FROM tasks WHERE site = @site
        """;

    private const string Waves = """
        SELECT wave AS Wave, kind AS Kind, status AS Status, tasks AS Tasks, fulfilments AS Fulfilments,
               not_planned AS NotPlanned, planned_at AS PlannedAt, released_at AS ReleasedAt
        FROM waves WHERE site = @site AND wave < @before ORDER BY wave DESC LIMIT @limit
        """;

    private const string Pickers = """
        SELECT picker AS Picker, name AS Name, skills AS Skills, task AS Task
        FROM pickers WHERE site = @site AND picker > @after ORDER BY picker LIMIT @limit
        """;

    /// <summary>Above the numbers of all waves.</summary>
    private const string AboveAll = "X";

    /// <summary>The oldest first, those after a task (and its time) when one is given.</summary>
    public async Task<IReadOnlyList<TaskListRow>> TasksAsync(
        SiteId site,
        string? status,
        (long CreatedAt, string Task)? after,
        int limit,
        CancellationToken cancellationToken = default)
    {
        var sql = Tasks;
        if (status is not null) sql += " AND status = @status";
        if (after is not null) sql += " AND (created_at > @createdAt OR (created_at = @createdAt AND task > @task))";
        sql += " ORDER BY created_at, task LIMIT @limit";
        await using var connection = await views.OpenAsync(["tasks"], cancellationToken);
        var rows = await connection.QueryAsync<TaskListRow>(
            sql, new { site = site.Value, status, createdAt = after?.CreatedAt, task = after?.Task, limit });
        return [.. rows];
    }

    /// <summary>Tasks that are not done and to which nothing has happened since, the quietest first.</summary>
    public async Task<IReadOnlyList<TaskListRow>> QuietAsync(
        SiteId site, DateTimeOffset since, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["tasks"], cancellationToken);
        return [.. await connection.QueryAsync<TaskListRow>(
            $"{Tasks} AND status IN ('open', 'assigned') AND touched_at < @since ORDER BY touched_at, task LIMIT @limit",
            new { site = site.Value, since = since.ToUnixTimeMilliseconds(), limit })];
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<WaveListRow>> WavesAsync(
        SiteId site, string? before, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["waves"], cancellationToken);
        var page = new { site = site.Value, before = before ?? AboveAll, limit };
        return [.. await connection.QueryAsync<WaveListRow>(Waves, page)];
    }

    public async Task<IReadOnlyList<PickerListRow>> PickersAsync(
        SiteId site, string? after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["pickers"], cancellationToken);
        return [.. await connection.QueryAsync<PickerListRow>(Pickers, new { site = site.Value, after = after ?? "", limit })];
    }
}
