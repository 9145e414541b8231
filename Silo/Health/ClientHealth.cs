using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansWarehouse.Silo.Health;

/// <summary>A client is ready while it is connected to a silo.</summary>
internal sealed class ClientHealth : IHealthCheck
{
    private volatile bool connected = true;

    public void GatewaysChanged(object? sender, GatewayCountChangedEventArgs change) => connected = change.NumberOfConnectedGateways > 0;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(connected ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The cluster cannot be reached."));
}
