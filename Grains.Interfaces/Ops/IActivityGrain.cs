using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>
/// Collects, every second, what the grains of each silo do, so that one query covers the cluster. Key: <see cref="Key"/>. It is kept in
/// memory only: when its silo dies, the next reports of the others refill it, and the history starts again.
/// </summary>
[Alias("ops.IActivityGrain")]
public interface IActivityGrain : IGrainWithStringKey
{
    const string Key = "activity";

    /// <summary>Replaces the silo's former report.</summary>
    [Alias("Report")]
    Task ReportAsync(SiloActivity activity);

    /// <summary>Returns the last report of every silo, without silos that have not reported for some seconds.</summary>
    [Alias("Read")]
    Task<ImmutableArray<SiloActivity>> ReadAsync();

    /// <summary>Returns the activity of all silos in the last hour, a point every few seconds, oldest first.</summary>
    [Alias("ReadHistory")]
    Task<ImmutableArray<ActivityPoint>> ReadHistoryAsync();
}
