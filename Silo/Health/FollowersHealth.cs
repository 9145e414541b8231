using Microsoft.Extensions.Diagnostics.HealthChecks;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Whether those who follow the log keep up. What they do not is degraded, never down: everything else goes on.</summary>
internal sealed class FollowersHealth(IFollowers followers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var trouble = await followers.FindTroubleAsync(cancellationToken);
            return trouble.Count == 0 ? HealthCheckResult.Healthy() : Degraded(trouble);
        }
#pragma warning disable CA1031 // Whatever it is: when the log cannot be read, another check says so.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Degraded(["It cannot be told how far those who follow the log are."]);
        }
    }

    private static HealthCheckResult Degraded(IReadOnlyList<string> reasons) =>
        HealthCheckResult.Degraded(string.Join(' ', reasons), data: new Dictionary<string, object> { [Readiness.Reasons] = reasons });
}
