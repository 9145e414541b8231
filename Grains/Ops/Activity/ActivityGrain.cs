using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

public sealed class ActivityGrain(TimeProvider clock) : Grain, IActivityGrain
{
    /// <summary>A silo that was silent for so long is gone, or as good as gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (long At, SiloActivity Activity)> told = new(StringComparer.Ordinal);

    public Task ReportAsync(SiloActivity activity)
    {
        told[activity.Silo] = (clock.GetTimestamp(), activity);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<SiloActivity>> ReadAsync()
    {
        foreach (var silo in told.Keys.Where(silo => clock.GetElapsedTime(told[silo].At) > Silence).ToList()) told.Remove(silo);
        return Task.FromResult<ImmutableArray<SiloActivity>>([.. told.Values.Select(static one => one.Activity).OrderBy(static one => one.Silo, StringComparer.Ordinal)]);
    }
}
