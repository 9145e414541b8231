using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>One incident in a list; times are Unix milliseconds.</summary>
public sealed class IncidentRow
{
    public string Incident { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Fulfilment { get; init; }

    public string? Merchant { get; init; }

    public string? Sku { get; init; }

    public string? Location { get; init; }

    public string? Task { get; init; }

    public long Quantity { get; init; }

    public string RaisedBy { get; init; } = "";

    public long RaisedAt { get; init; }

    public string? SolvedBy { get; init; }

    public long? SolvedAt { get; init; }

    public string? Note { get; init; }
}

/// <summary>Lists of incidents.</summary>
public sealed class IncidentQueries(IViews views)
{
    private const string Columns = """
        SELECT incident AS Incident, kind AS Kind, text AS Text, fulfilment AS Fulfilment, merchant AS Merchant, sku AS Sku,
               location AS Location, task AS Task, quantity AS Quantity, raised_by AS RaisedBy, raised_at AS RaisedAt,
               solved_by AS SolvedBy, solved_at AS SolvedAt, note AS Note
        FROM incidents WHERE site = @site
        """;

    /// <summary>The newest first, those before one (and its time) when it is given.</summary>
    /// <param name="open">Those that are not solved, or those that are; null: all.</param>
    public async Task<IReadOnlyList<IncidentRow>> ListAsync(
        SiteId site, bool? open, (long RaisedAt, string Incident)? before, int limit, CancellationToken cancellationToken = default)
    {
        var sql = Columns;
        if (open is not null) sql += open.Value ? " AND solved_at IS NULL" : " AND solved_at IS NOT NULL";
        if (before is not null) sql += " AND (raised_at < @raisedAt OR (raised_at = @raisedAt AND incident < @incident))";
        sql += " ORDER BY raised_at DESC, incident DESC LIMIT @limit";
        await using var connection = await views.OpenAsync(["incidents"], cancellationToken);
        return [.. await connection.QueryAsync<IncidentRow>(
            sql, new { site = site.Value, raisedAt = before?.RaisedAt, incident = before?.Incident, limit })];
    }
}
