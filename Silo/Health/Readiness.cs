using System.Collections.Immutable;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Why a process is not ready.</summary>
/// <param name="Code">A code of problem details: <c>unavailable</c>, or one of the log's, such as <c>disk_full</c>.</param>
public sealed record NotReady(string Code, string Detail);

/// <summary>Whether a process is ready.</summary>
/// <param name="Problem">Why it is not ready; null when it is.</param>
/// <param name="Degraded">The problems of a process that is ready all the same, one sentence each.</param>
public sealed record ReadyReport(NotReady? Problem, ImmutableArray<string> Degraded)
{
    /// <summary><c>ready</c> or <c>degraded</c>; for a process without a <see cref="Problem"/>.</summary>
    public string Status => Degraded.IsEmpty ? "ready" : "degraded";
}

/// <summary>Determines whether this process is ready: grains can be called, and the log can be read. It is degraded while something waits
/// for an operator or a follower of the log lags; then it still works and should stay in service.</summary>
public sealed class Readiness(HealthCheckService checks)
{
    internal const string Code = "code";

    /// <summary>The key of the sentences in a check's data.</summary>
    internal const string Reasons = "reasons";

    private const string Unavailable = "unavailable";

    public async Task<ReadyReport> ReadAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        return new(
            report.Entries.Where(static entry => entry.Value.Status is HealthStatus.Unhealthy).Select(Problem).FirstOrDefault(),
            [.. report.Entries.Where(static entry => entry.Value.Status is HealthStatus.Degraded).SelectMany(ReasonsOf)]);
    }

    private static NotReady Problem(KeyValuePair<string, HealthReportEntry> failed) => new(
        failed.Value.Data.GetValueOrDefault(Code) as string ?? Unavailable,
        failed.Value.Description ?? $"The check '{failed.Key}' failed.");

    private static IEnumerable<string> ReasonsOf(KeyValuePair<string, HealthReportEntry> entry) =>
        entry.Value.Data.GetValueOrDefault(Reasons) as IEnumerable<string> ?? [entry.Value.Description ?? $"The check '{entry.Key}' is degraded."];
}

internal static class ReadinessServices
{
    /// <summary>Adds the checks of every process; each cluster mode adds its own.</summary>
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddSingleton<Readiness>().AddHealthChecks().AddCheck<LogHealth>("log").AddCheck<FollowersHealth>("followers");
}
