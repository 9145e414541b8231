using Dapper;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

public sealed record SiteRow(string Site, string Name, string Kind, string Country);

public sealed record MerchantRow(string Merchant, string Name, string Currency);

/// <summary>Lists of sites and merchants, by id, and which merchants are at which sites.</summary>
public sealed class DirectoryQueries(IViews views)
{
    /// <summary>A merchant is at a site that holds goods of his, expects some, or has shipped or is to ship an order.</summary>
    private const string IsAt = """
        (EXISTS (SELECT 1 FROM stock x WHERE x.site = {0} AND x.merchant = {1})
          OR EXISTS (SELECT 1 FROM inbounds x WHERE x.site = {0} AND x.merchant = {1})
          OR EXISTS (SELECT 1 FROM fulfilments x WHERE x.site = {0} AND x.merchant = {1})
          OR EXISTS (SELECT 1 FROM shipments x WHERE x.site = {0} AND x.merchant = {1}))
        """;

    private static readonly string Sites = $"""
        SELECT s.site AS Site, s.name AS Name, s.kind AS Kind, s.country AS Country FROM sites s
        WHERE s.site > @after AND (@site IS NULL OR s.site = @site)
          AND (@merchant IS NULL OR {Relation("s.site", "@merchant")})
        ORDER BY s.site LIMIT @limit
        """;

    private static readonly string Merchants = $"""
        SELECT m.merchant AS Merchant, m.name AS Name, m.currency AS Currency FROM merchants m
        WHERE m.merchant > @after AND (@merchant IS NULL OR m.merchant = @merchant)
          AND (@site IS NULL OR {Relation("@site", "m.merchant")})
        ORDER BY m.merchant LIMIT @limit
        """;

    private static readonly string Either = $"SELECT CASE WHEN {Relation("@site", "@merchant")} THEN 1 ELSE 0 END";

    /// <param name="site">Given: this one only.</param>
    /// <param name="merchant">Given: those that this merchant is at.</param>
    public async Task<IReadOnlyList<SiteRow>> SitesAsync(
        string? site, string? merchant, string after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["sites", "stock", "inbounds", "fulfilments", "shipments"], cancellationToken);
        return [.. await connection.QueryAsync<SiteRow>(Sites, new { site, merchant, after, limit })];
    }

    /// <param name="site">Given: those that are at this site.</param>
    /// <param name="merchant">Given: this one only.</param>
    public async Task<IReadOnlyList<MerchantRow>> MerchantsAsync(
        string? site, string? merchant, string after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["merchants", "stock", "inbounds", "fulfilments", "shipments"], cancellationToken);
        return [.. await connection.QueryAsync<MerchantRow>(Merchants, new { site, merchant, after, limit })];
    }

    public async Task<bool> IsAtAsync(string site, string merchant, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["stock", "inbounds", "fulfilments", "shipments"], cancellationToken);
        return await connection.ExecuteScalarAsync<long>(Either, new { site, merchant }) != 0;
    }

    private static string Relation(string site, string merchant) =>
        IsAt.Replace("{0}", site, StringComparison.Ordinal).Replace("{1}", merchant, StringComparison.Ordinal);
}
