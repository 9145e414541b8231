using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Reports whether the log can be read.</summary>
internal sealed class LogHealth(IEventLog log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await log.ReadHeadPositionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (EventLogException failure)
        {
            return HealthCheckResult.Unhealthy("The log cannot be read.", failure, new Dictionary<string, object> { [Readiness.Code] = failure.Code });
        }
    }
}
