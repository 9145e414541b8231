using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>Sums the calls that silos reported. Latencies are merged by bucket, because percentiles cannot be added.</summary>
internal static class CallSums
{
    private const double MicrosPerMs = 1_000;

    public static IEnumerable<(TimeSpan Window, MethodActivity Method)> MethodsOf(ImmutableArray<SiloActivity> silos) =>
        silos.SelectMany(static silo => silo.Methods, static (silo, method) => (silo.Window, method));

    public static CallFigures Total(IEnumerable<(TimeSpan Window, MethodActivity Method)> parts)
    {
        var latency = new long[LatencyScale.Buckets];
        var (calls, failures, running, slowest) = (0L, 0L, 0L, 0L);
        var (callRate, failureRate) = (0.0, 0.0);
        foreach (var (window, method) in parts)
        {
            (calls, failures, running) = (calls + method.Calls, failures + method.Failures, running + method.Running);
            (callRate, failureRate) = (callRate + Rate(method.RecentCalls, window), failureRate + Rate(method.RecentFailures, window));
            slowest = Math.Max(slowest, method.SlowestMicros);
            foreach (var (bucket, count) in method.Latency) latency[bucket] += count;
        }

        return new(calls, Rounded(callRate), failures, Rounded(failureRate), running,
            Ms(LatencyScale.Percentile(latency, 0.5)), Ms(LatencyScale.Percentile(latency, 0.99)), slowest == 0 ? null : Ms(slowest));
    }

    /// <summary>Returns the total as a point of the history.</summary>
    public static ActivityPoint PointOf(DateTimeOffset now, ImmutableArray<SiloActivity> silos)
    {
        var total = Total(MethodsOf(silos));
        return new(now, total.CallsPerSecond, LogOf(silos).EventsPerSecond, total.FailuresPerSecond, total.Running, total.P50Ms, total.P99Ms,
            silos.SelectMany(static silo => silo.Followers).Select(static follower => follower.Lag).DefaultIfEmpty().Max());
    }

    /// <summary>All silos share the log; the highest position is the most recent.</summary>
    public static LogFigures LogOf(ImmutableArray<SiloActivity> silos) => silos.MaxBy(static silo => silo.LogPosition) is { } ahead
        ? new(ahead.LogPosition, Rounded(ahead.EventsPerSecond))
        : new(0, 0);

    public static double Rate(long count, TimeSpan window) => window > TimeSpan.Zero ? count / window.TotalSeconds : 0;

    public static double Rounded(double figure) => Math.Round(figure, 3);

    private static double? Ms(double? micros) => micros is { } known ? Rounded(known / MicrosPerMs) : null;
}
