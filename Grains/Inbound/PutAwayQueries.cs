using System.Collections.Immutable;

using Dapper;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <param name="Next">Where to go on; null at the end.</param>
public sealed record PutAwayPage(ImmutableArray<PutAwayView> PutAways, long? Next);

/// <summary>Lists of put-aways.</summary>
public sealed class PutAwayQueries(IViews views, ICommands commands)
{
    private const string Open =
        "SELECT id AS Id, position AS Position FROM put_aways WHERE site = @site AND position > @after ORDER BY position LIMIT @limit";

    /// <summary>The open put-aways of a site, oldest first, after a place in the list. One that is done meanwhile is left out, so
    /// that a page may hold fewer than there are to come.</summary>
    public async Task<PutAwayPage> OpenAsync(SiteId site, long after, int limit, CancellationToken cancellationToken = default)
    {
        (string Id, long Position)[] rows;
        await using (var connection = await views.OpenAsync(["put_aways"], cancellationToken))
            rows = [.. await connection.QueryAsync<(string Id, long Position)>(Open, new { site = site.Value, after, limit })];
        var found = await Task.WhenAll(rows.Select(row => commands.PutAway(new(site, row.Id)).GetAsync()));
        return new([.. found.OfType<PutAwayView>().Where(view => view.Status is PutAwayStatus.Open)], rows.Length == limit ? rows[^1].Position : null);
    }
}
