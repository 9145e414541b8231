using System.Threading.RateLimiting;

namespace OrleansWarehouse.Api.Http;

/// <summary>Endpoint metadata: a rate limit that replaces the limit per caller.</summary>
internal interface IRateLimit
{
    RateLimitPartition<string> PartitionOf(HttpContext context);
}
