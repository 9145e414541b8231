using Microsoft.Extensions.Diagnostics.HealthChecks;

using Orleans.Runtime;

namespace OrleansWarehouse.Silo.Health;

/// <summary>A silo is ready while it is an active member: not while it joins, and no longer once it leaves.</summary>
internal sealed class SiloHealth(ISiloStatusOracle members) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(members.CurrentStatus is SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The silo is not an active member of the cluster."));
}
