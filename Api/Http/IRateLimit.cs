using System.Threading.RateLimiting;

namespace OrleansWarehouse.Api.Http;

/// <summary>A limit of an endpoint's own, on it as metadata: in place of the one that counts who asks.</summary>
internal interface IRateLimit
{
    RateLimitPartition<string> PartitionOf(HttpContext context);
}
