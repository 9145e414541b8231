using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>
/// Where the silos of the cluster tell, every second, what their grains do, so that one question is answered for all of them. Key:
/// <see cref="Key"/>. It lives in memory alone: when its silo dies, the next reports of the others fill it again, and the history begins anew.
/// </summary>
[Alias("ops.IActivityGrain")]
public interface IActivityGrain : IGrainWithStringKey
{
    const string Key = "activity";

    /// <summary>Takes the place of what that silo told last.</summary>
    [Alias("Report")]
    Task ReportAsync(SiloActivity activity);

    /// <summary>What every silo told last; without those that have been silent for some seconds.</summary>
    [Alias("Read")]
    Task<ImmutableArray<SiloActivity>> ReadAsync();

    /// <summary>What all of them did in the last hour, a point for every few seconds, the oldest first.</summary>
    [Alias("ReadHistory")]
    Task<ImmutableArray<ActivityPoint>> ReadHistoryAsync();
}
