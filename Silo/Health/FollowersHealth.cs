using Microsoft.Extensions.Diagnostics.HealthChecks;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Reports followers of the log that lag or fail as degraded, never as unhealthy: everything else still works.</summary>
internal sealed class FollowersHealth(IFollowers followers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var trouble = await followers.FindTroubleAsync(cancellationToken);
            return trouble.Count == 0 ? HealthCheckResult.Healthy() : Degraded(trouble);
        }
#pragma warning disable CA1031 // If the log cannot be read, another check reports that.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Degraded(["The lag of the log's followers could not be read."]);
        }
    }

    private static HealthCheckResult Degraded(IReadOnlyList<string> reasons) =>
        HealthCheckResult.Degraded(string.Join(' ', reasons), data: new Dictionary<string, object> { [Readiness.Reasons] = reasons });
}
