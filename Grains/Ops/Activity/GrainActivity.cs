using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>Adds up what the silos tell.</summary>
public sealed class GrainActivity(IGrainFactory grains, TimeProvider clock)
{
    private const int Hottest = 20;

    private const double MicrosPerMs = 1_000;

    public async Task<ActivityReport> ReadAsync()
    {
        var silos = await grains.GetGrain<IActivityGrain>(IActivityGrain.Key).ReadAsync();
        var methods = silos.SelectMany(static silo => silo.Methods, static (silo, method) => (silo.Window, Method: method)).ToList();
        return new(clock.GetUtcNow(),
            silos.Select(static silo => Math.Round(silo.Window.TotalSeconds, 1)).DefaultIfEmpty().Max(),
            LogOf(silos), Add(methods), [.. silos.Select(FiguresOf)],
            [.. KindsOf(silos, methods)],
            [
                .. methods.GroupBy(static one => (one.Method.Grain, one.Method.Method))
                    .Select(static same => new MethodFigures(same.Key.Grain, same.Key.Method, Add(same)))
                    .OrderByDescending(static method => method.Calls.P99Ms).ThenByDescending(static method => method.Calls.Calls),
            ],
            [.. silos.SelectMany(static silo => silo.Hot).GroupBy(static hot => (hot.Grain, hot.Key)).Select(Add)
                .OrderByDescending(static hot => hot.CallsPerSecond - hot.OvercountPerSecond).Take(Hottest)],
            [.. silos.SelectMany(static silo => silo.Followers).OrderBy(static one => one.Kind).ThenBy(static one => one.Name, StringComparer.Ordinal)]);
    }

    private static LogFigures LogOf(ImmutableArray<SiloActivity> silos) => silos.MaxBy(static silo => silo.LogPosition) is { } ahead
        ? new(ahead.LogPosition, Rounded(ahead.EventsPerSecond))
        : new(0, 0);

    private static SiloFigures FiguresOf(SiloActivity silo) => new(
        silo.Silo, silo.At, silo.Populations.Sum(static kind => kind.Activations),
        Rounded(Rate(silo.Methods.Sum(static method => method.RecentCalls), silo.Window)),
        Rounded(Rate(silo.Methods.Sum(static method => method.RecentFailures), silo.Window)));

    private static IOrderedEnumerable<GrainFigures> KindsOf(ImmutableArray<SiloActivity> silos, List<(TimeSpan Window, MethodActivity Method)> methods)
    {
        var calls = methods.ToLookup(static one => one.Method.Grain, StringComparer.Ordinal);
        var populations = silos.SelectMany(static silo => silo.Populations).ToLookup(static kind => kind.Grain, StringComparer.Ordinal);
        return calls.Select(static kind => kind.Key).Union(populations.Select(static kind => kind.Key), StringComparer.Ordinal)
            .Select(kind => new GrainFigures(
                kind, populations[kind].Sum(static one => one.Activations), Add(calls[kind])))
            .OrderByDescending(static kind => kind.Calls.CallsPerSecond).ThenByDescending(static kind => kind.Calls.Calls);
    }

    private static HotGrain Add(IGrouping<(string Grain, string Key), HotGrain> same) => new(
        same.Key.Grain, same.Key.Key, Rounded(same.Sum(static hot => hot.CallsPerSecond)), Rounded(same.Sum(static hot => hot.OvercountPerSecond)));

    private static CallFigures Add(IEnumerable<(TimeSpan Window, MethodActivity Method)> parts)
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

    private static double Rate(long count, TimeSpan window) => window > TimeSpan.Zero ? count / window.TotalSeconds : 0;

    private static double? Ms(double? micros) => micros is { } known ? Rounded(known / MicrosPerMs) : null;

    private static double Rounded(double figure) => Math.Round(figure, 3);
}
