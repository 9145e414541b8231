using System.Globalization;
using System.Threading.RateLimiting;

using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Access;

/// <summary>Limits requests by a token bucket per key or user. Operators are not limited, nor are anonymous endpoints without a limit of their own.</summary>
internal sealed class RateLimits(IOptions<ApiOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    private const int RefillsPerSecond = 10;

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limiter.OnRejected = static (context, _) => RejectAsync(context);
    }

    private RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRateLimit>() is { } own) return own.PartitionOf(context);
        return Caller.Of(context.User) is { IsOperator: false } caller
            ? RateLimitPartition.GetTokenBucketLimiter(caller.Id, _ => Bucket())
            : RateLimitPartition.GetNoLimiter("");
    }

    private TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = options.Value.RequestBurst,
        TokensPerPeriod = Math.Max(1, options.Value.RequestsPerSecond / RefillsPerSecond),
        ReplenishmentPeriod = TimeSpan.FromSeconds(
            options.Value.RequestsPerSecond < RefillsPerSecond ? 1.0 / options.Value.RequestsPerSecond : 1.0 / RefillsPerSecond),
    };

    private static async ValueTask RejectAsync(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(StatusCodes.Status429TooManyRequests, "too_many_requests", $"Try again in {seconds} s.")
            .ExecuteAsync(context.HttpContext);
    }
}
