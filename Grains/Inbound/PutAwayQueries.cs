using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>A put-away in a list, with the place to go on after it.</summary>
public sealed record ListedPutAway(PutAwayView PutAway, long Position);

/// <summary>Lists of put-aways.</summary>
public sealed class PutAwayQueries(IViews views, IGrainFactory grains)
{
    private const string Open =
        "SELECT id AS Id, position AS Position FROM put_aways WHERE site = @site AND position > @after ORDER BY position LIMIT @limit";

    /// <summary>The open put-aways of a site, oldest first, after a place in the list.</summary>
    public async Task<ImmutableArray<ListedPutAway>> OpenAsync(SiteId site, long after, int limit, CancellationToken cancellationToken = default)
    {
        (string Id, long Position)[] rows;
        await using (var connection = await views.OpenAsync(cancellationToken))
            rows = [.. await connection.QueryAsync<(string Id, long Position)>(Open, new { site = site.Value, after, limit })];
        var listed = await Task.WhenAll(rows.Select(async row =>
            (View: await grains.GetGrain<IPutAwayGrain>(new PutAwayId(site, row.Id).ToString()).GetAsync(), row.Position)));
        return [.. listed.Where(row => row.View is { Status: PutAwayStatus.Open }).Select(row => new ListedPutAway(row.View!, row.Position))];
    }
}
