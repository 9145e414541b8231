using System.Collections.Immutable;
using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>Reads the state of a site, all from indexed rows, because a busy site's wall reads it many times a second.</summary>
public sealed class OverviewQueries(IViews views, TimeProvider clock)
{
    private const string OpenFulfilments = """
        SELECT status AS Status, ship_by AS ShipBy, COUNT(*) AS Count FROM fulfilments
        WHERE site = @site AND status IN ('reserved', 'released', 'picking', 'picked', 'packed') GROUP BY status, ship_by
        """;

    private const string DueToday = """
        SELECT status AS Status, ship_by AS ShipBy, COUNT(*) AS Count FROM fulfilments
        WHERE site = @site AND ship_by >= @day AND ship_by < @tomorrow
          AND status IN ('shipped', 'delivered', 'returned') GROUP BY status, ship_by
        """;

    private const string WorkSince = """
        SELECT slot AS Slot, activity AS Activity, person AS Person, units AS Units, times AS Times FROM work
        WHERE site = @site AND slot >= @since ORDER BY slot
        """;

    private const string AtWork = """
        SELECT p.picker AS Person, p.name AS Name, t.task AS Task, COALESCE(t.picked + t.short + t.dropped, 0) AS Done,
               COALESCE(t.planned, 0) AS Planned
        FROM pickers p LEFT JOIN tasks t ON t.site = p.site AND t.task = p.task AND t.status = 'assigned' AND t.picker = p.picker
        WHERE p.site = @site ORDER BY p.picker
        """;

    private const string Discrepancies = "SELECT COUNT(*) FROM inbounds WHERE site = @site AND status = 'discrepant'";

    private const string PutAways = "SELECT COUNT(*) FROM work_queue WHERE site = @site AND kind IN ('putAway', 'putBack')";

    /// <param name="zone">The site's time zone, which determines its day.</param>
    public async Task<Overview> ReadAsync(SiteId site, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var day = SiteDay.Of(now, zone);
        await using var connection = await views.OpenAsync(["fulfilments", "work", "pickers", "tasks", "inbounds", "work_queue"], cancellationToken);
        var open = await ReadAsync<FulfilmentCount>(connection, OpenFulfilments, new { site = site.Value });
        var left = await ReadAsync<FulfilmentCount>(
            connection, DueToday, new { site = site.Value, day = Millis(day.Start), tomorrow = Millis(day.End) });
        var since = Math.Min(Millis(day.Start), Millis(now - OverviewFold.Recent));
        var work = await ReadAsync<WorkRow>(connection, WorkSince, new { site = site.Value, since });
        var people = await ReadAsync<PersonRow>(connection, AtWork, new { site = site.Value });
        var discrepancies = await connection.ExecuteScalarAsync<long>(Discrepancies, new { site = site.Value });
        var putAways = await connection.ExecuteScalarAsync<long>(PutAways, new { site = site.Value });
        return new OverviewFold(now, day, open, left, work, people).Fold(discrepancies, putAways);
    }

    private static async Task<ImmutableArray<T>> ReadAsync<T>(DbConnection connection, string sql, object values) =>
        [.. await connection.QueryAsync<T>(sql, values)];

    private static long Millis(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}

internal sealed class FulfilmentCount
{
    public string Status { get; init; } = "";

    public long? ShipBy { get; init; }

    public long Count { get; init; }
}

internal sealed class WorkRow
{
    public long Slot { get; init; }

    public string Activity { get; init; } = "";

    public string Person { get; init; } = "";

    public long Units { get; init; }

    public long Times { get; init; }
}

internal sealed class PersonRow
{
    public string Person { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Task { get; init; }

    public long Done { get; init; }

    public long Planned { get; init; }
}
