using System.Collections.Immutable;

using Orleans.Runtime;

using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Silo;

/// <summary>Orleans tells how many grains there are of each class, and nothing of what waits for them.</summary>
internal sealed class Population(ILocalSiloDetails self, IGrainFactory grains) : IPopulation
{
    private const string Suffix = "grain";

    public string Silo => self.SiloAddress.ToParsableString();

    public async Task<ImmutableArray<GrainPopulation>> CountAsync(CancellationToken cancellationToken)
    {
        var classes = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([self.SiloAddress]);
        return
        [
            .. classes.Where(static one => one.GrainType.StartsWith(nameof(OrleansWarehouse) + ".", StringComparison.Ordinal))
                .GroupBy(static one => NameOf(one.GrainType), StringComparer.Ordinal)
                .Select(static kind => new GrainPopulation(kind.Key, kind.Sum(static one => one.ActivationCount), Waiting: null, LongestQueue: null)),
        ];
    }

    /// <summary>As Orleans names the grains of a class when nothing else is said.</summary>
    private static string NameOf(string className)
    {
        var name = className.Split(',')[0].Split('.')[^1].ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
