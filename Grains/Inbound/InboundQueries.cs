using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>One delivery in a list; its time is in Unix milliseconds.</summary>
public sealed class InboundListRow
{
    public string Merchant { get; init; } = "";

    public string Asn { get; init; } = "";

    public string Site { get; init; } = "";

    public string Status { get; init; } = "";

    public long? ExpectedAt { get; init; }

    /// <summary>How many SKUs were announced.</summary>
    public int Skus { get; init; }

    /// <summary>In eaches.</summary>
    public long Expected { get; init; }

    /// <summary>In eaches, in whatever condition.</summary>
    public long Received { get; init; }

    /// <summary>What lists of a site are sorted by: those without a date come last.</summary>
    public long Due { get; init; }

    public long Position { get; init; }
}

/// <summary>Lists of deliveries, by number.</summary>
public sealed class InboundQueries(IViews views)
{
    private const string OfMerchant = """
        SELECT merchant AS Merchant, asn AS Asn, site AS Site, status AS Status, expected_at AS ExpectedAt,
               COALESCE(skus, 0) AS Skus, COALESCE(expected, 0) AS Expected, received AS Received, position AS Position
        FROM inbounds WHERE merchant = @merchant AND asn > @after AND (@site IS NULL OR site = @site) AND (@status IS NULL OR status = @status) ORDER BY asn LIMIT @limit
        """;

    private const string OfSite = """
        SELECT merchant AS Merchant, asn AS Asn, site AS Site, status AS Status, COALESCE(expected_at, 9223372036854775807) AS Due,
               expected_at AS ExpectedAt, COALESCE(skus, 0) AS Skus, COALESCE(expected, 0) AS Expected, received AS Received,
               position AS Position
        FROM inbounds WHERE site = @site AND (status = @status OR (@status IS NULL AND status <> 'closed'))
        """;

    private const string AfterDue = """
         AND (COALESCE(expected_at, 9223372036854775807) > @due
              OR (COALESCE(expected_at, 9223372036854775807) = @due AND merchant || '/' || asn > @id))
        """;

    /// <summary>The deliveries of a site, those that are due first; without a status all that are not closed.</summary>
    public async Task<IReadOnlyList<InboundListRow>> OfSiteAsync(
        SiteId site, string? status, (long Due, string Id)? after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["inbounds"], cancellationToken);
        var sql = $"{OfSite}{(after is null ? "" : AfterDue)} ORDER BY Due, merchant || '/' || asn LIMIT @limit";
        return [.. await connection.QueryAsync<InboundListRow>(
            sql, new { site = site.Value, status, due = after?.Due, id = after?.Id, limit })];
    }

    /// <param name="site">Given: those that go there.</param>
    public async Task<IReadOnlyList<InboundListRow>> ListAsync(
        MerchantId merchant, string? site, string? status, string after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["inbounds"], cancellationToken);
        return [.. await connection.QueryAsync<InboundListRow>(OfMerchant, new { merchant = merchant.Value, site, status, after, limit })];
    }
}
