using System.Collections.Immutable;

using Orleans.Runtime;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>Counts the grains of each kind that this silo has in memory, according to Orleans.</summary>
internal sealed class Population(ILocalSiloDetails self, IGrainFactory grains)
{
    private const string Suffix = "grain";

    public string Silo => self.SiloAddress.ToParsableString();

    public async Task<ImmutableArray<GrainPopulation>> CountAsync(CancellationToken cancellationToken)
    {
        var classes = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([self.SiloAddress], cancellationToken);
        return
        [
            .. classes.Where(static one => one.GrainType.StartsWith(nameof(OrleansWarehouse) + ".", StringComparison.Ordinal))
                .GroupBy(static one => NameOf(one.GrainType), StringComparer.Ordinal)
                .Select(static kind => new GrainPopulation(kind.Key, kind.Sum(static one => one.ActivationCount))),
        ];
    }

    /// <summary>Returns the default name that Orleans gives the grains of a class.</summary>
    private static string NameOf(string className)
    {
        var name = className.Split(',')[0].Split('.')[^1].ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
