using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

using static OrleansWarehouse.Grains.Ops.Activity.CallSums;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>Sums the activity that the silos reported.</summary>
public sealed class GrainActivity(IGrainFactory grains, TimeProvider clock)
{
    private const int Hottest = 20;

    public async Task<ActivityReport> ReadAsync()
    {
        var silos = await Collector.ReadAsync();
        var methods = MethodsOf(silos).ToList();
        return new(clock.GetUtcNow(),
            silos.Select(static silo => Math.Round(silo.Window.TotalSeconds, 1)).DefaultIfEmpty().Max(),
            LogOf(silos), Total(methods), [.. silos.Select(FiguresOf)],
            [.. KindsOf(silos, methods)],
            [
                .. methods.GroupBy(static one => (one.Method.Grain, one.Method.Method))
                    .Select(static same => new MethodFigures(same.Key.Grain, same.Key.Method, Total(same)))
                    .OrderByDescending(static method => method.Calls.P99Ms).ThenByDescending(static method => method.Calls.Calls),
            ],
            [.. silos.SelectMany(static silo => silo.Hot).GroupBy(static hot => (hot.Grain, hot.Key)).Select(Add)
                .OrderByDescending(static hot => hot.CallsPerSecond - hot.OvercountPerSecond).Take(Hottest)],
            [.. silos.SelectMany(static silo => silo.Followers).OrderBy(static one => one.Kind).ThenBy(static one => one.Name, StringComparer.Ordinal)]);
    }

    public async Task<ActivityPast> ReadHistoryAsync() =>
        new(ActivityHistory.Step.TotalSeconds, ActivityHistory.Retention.TotalSeconds, await Collector.ReadHistoryAsync());

    private IActivityGrain Collector => grains.GetGrain<IActivityGrain>(IActivityGrain.Key);

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
                kind, populations[kind].Sum(static one => one.Activations), Total(calls[kind])))
            .OrderByDescending(static kind => kind.Calls.CallsPerSecond).ThenByDescending(static kind => kind.Calls.Calls);
    }

    private static HotGrain Add(IGrouping<(string Grain, string Key), HotGrain> same) => new(
        same.Key.Grain, same.Key.Key, Rounded(same.Sum(static hot => hot.CallsPerSecond)), Rounded(same.Sum(static hot => hot.OvercountPerSecond)));
}
