using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Why a process cannot do its work now.</summary>
/// <param name="Code">As in problem details: <c>unavailable</c>, or what the log says of itself, such as <c>disk_full</c>.</param>
public sealed record NotReady(string Code, string Detail);

/// <summary>Whether this process can do its work: grains can be called, and the log can be read.</summary>
public sealed class Readiness(HealthCheckService checks)
{
    internal const string Code = "code";

    private const string Unavailable = "unavailable";

    /// <returns>Null when it can.</returns>
    public async Task<NotReady?> FindProblemAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        if (report.Status is HealthStatus.Healthy) return null;
        var (name, failed) = report.Entries.First(static entry => entry.Value.Status is not HealthStatus.Healthy);
        return new(failed.Data.GetValueOrDefault(Code) as string ?? Unavailable, failed.Description ?? $"The check '{name}' failed.");
    }
}

internal static class ReadinessServices
{
    /// <summary>What every process asks; how it takes part in a cluster adds its own.</summary>
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddSingleton<Readiness>().AddHealthChecks().AddCheck<LogHealth>("log");
}
