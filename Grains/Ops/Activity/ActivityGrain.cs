using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

public sealed class ActivityGrain(TimeProvider clock) : Grain, IActivityGrain
{
    /// <summary>A silo that has not reported for this long is considered gone.</summary>
    private static readonly TimeSpan ReportTimeout = TimeSpan.FromSeconds(5);

    private readonly ActivityHistory history = new();
    private readonly Dictionary<string, (long At, SiloActivity Activity)> reports = new(StringComparer.Ordinal);

    public Task ReportAsync(SiloActivity activity)
    {
        reports[activity.Silo] = (clock.GetTimestamp(), activity);
        var present = Present();
        // Every silo reports once a second; the first one's reports set the pace of the history.
        if (present[0].Silo == activity.Silo) history.Add(CallSums.PointOf(clock.GetUtcNow(), present));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<SiloActivity>> ReadAsync() => Task.FromResult(Present());

    public Task<ImmutableArray<ActivityPoint>> ReadHistoryAsync() => Task.FromResult(history.Points);

    private ImmutableArray<SiloActivity> Present()
    {
        foreach (var silo in reports.Keys.Where(silo => clock.GetElapsedTime(reports[silo].At) > ReportTimeout).ToList()) reports.Remove(silo);
        return [.. reports.Values.Select(static one => one.Activity).OrderBy(static one => one.Silo, StringComparer.Ordinal)];
    }
}
