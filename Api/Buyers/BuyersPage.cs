using System.Threading.RateLimiting;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>
/// How often buyers may ask. There is nobody to be counted by, and behind a proxy all have one address: so each order has a bucket
/// of its own, links that are not ours have one together, and so have new live connections.
/// </summary>
internal static class BuyersPage
{
    /// <summary>Marks what is limited so.</summary>
    public static object Mark { get; } = new Marked();

    private static readonly TokenBucketRateLimiterOptions OfOrder = Bucket(most: 60, perSecond: 10);
    private static readonly TokenBucketRateLimiterOptions OfAll = Bucket(most: 1_000, perSecond: 200);

    /// <summary>Null for what is no buyer's.</summary>
    public static RateLimitPartition<string>? PartitionOf(HttpContext context, TrackingTokens tokens)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Marked>() is null) return null;
        if (!context.Request.RouteValues.TryGetValue("token", out var token)) return Of("track hub", OfAll);
        return tokens.TryOpen(token as string, out var order) ? Of($"track {order}", OfOrder) : Of("track unknown", OfAll);
    }

    private static RateLimitPartition<string> Of(string key, TokenBucketRateLimiterOptions bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket);

    private static TokenBucketRateLimiterOptions Bucket(int most, int perSecond) =>
        new() { TokenLimit = most, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) };

    private sealed class Marked;
}
