using System.Collections.Immutable;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansWarehouse.Silo.Health;

/// <summary>Why a process cannot do its work now.</summary>
/// <param name="Code">As in problem details: <c>unavailable</c>, or what the log says of itself, such as <c>disk_full</c>.</param>
public sealed record NotReady(string Code, string Detail);

/// <summary>Whether a process can do its work.</summary>
/// <param name="Problem">Why it cannot; null when it can.</param>
/// <param name="Degraded">What does not go as it should while it does its work, one sentence each.</param>
public sealed record ReadyReport(NotReady? Problem, ImmutableArray<string> Degraded)
{
    /// <summary><c>ready</c> or <c>degraded</c>, of a process that can do its work.</summary>
    public string Status => Degraded.IsEmpty ? "ready" : "degraded";
}

/// <summary>Whether this process can do its work: grains can be called, and the log can be read. It is degraded while something
/// waits for an operator, or those who follow the log do not keep up; then it goes on, and should not be taken out of service.</summary>
public sealed class Readiness(HealthCheckService checks)
{
    internal const string Code = "code";

    /// <summary>In a check's data: sentences.</summary>
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
    /// <summary>What every process asks; how it takes part in a cluster adds its own.</summary>
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddSingleton<Readiness>().AddHealthChecks().AddCheck<LogHealth>("log").AddCheck<FollowersHealth>("followers");
}
