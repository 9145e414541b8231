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

    public long Position { get; init; }
}

/// <summary>Lists of deliveries, by number.</summary>
public sealed class InboundQueries(IViews views)
{
    private const string OfMerchant = """
        SELECT merchant AS Merchant, asn AS Asn, site AS Site, status AS Status, expected_at AS ExpectedAt, position AS Position
        FROM inbounds WHERE merchant = @merchant AND asn > @after AND (@site IS NULL OR site = @site) AND (@status IS NULL OR status = @status) ORDER BY asn LIMIT @limit
        """;

    /// <param name="site">Given: those that go there.</param>
    public async Task<IReadOnlyList<InboundListRow>> ListAsync(
        MerchantId merchant, string? site, string? status, string after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<InboundListRow>(OfMerchant, new { merchant = merchant.Value, site, status, after, limit })];
    }
}
