using System.Threading.RateLimiting;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>
/// Limits requests of buyers. They are anonymous, and behind a proxy all have one address; so each order has a token bucket of its
/// own, all invalid links share one, and all new live connections share another.
/// </summary>
internal sealed class BuyersLimit : IRateLimit
{
    private static readonly TokenBucketRateLimiterOptions OfOrder = Bucket(most: 60, perSecond: 10);
    private static readonly TokenBucketRateLimiterOptions OfAll = Bucket(most: 1_000, perSecond: 200);

    private BuyersLimit()
    {
    }

    /// <summary>Metadata for endpoints with this limit.</summary>
    public static BuyersLimit Mark { get; } = new();

    public RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<TrackingTokens>();
        if (!context.Request.RouteValues.TryGetValue("token", out var token)) return Of("track hub", OfAll);
        return tokens.TryOpen(token as string, out var order) ? Of($"track {order}", OfOrder) : Of("track unknown", OfAll);
    }

    private static RateLimitPartition<string> Of(string key, TokenBucketRateLimiterOptions bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket);

    private static TokenBucketRateLimiterOptions Bucket(int most, int perSecond) =>
        new() { TokenLimit = most, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) };
}
