using System.Diagnostics.CodeAnalysis;

using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;

namespace OrleansWarehouse.Silo.Local;

/// <summary>All grains live in this silo, and no directory says so.</summary>
[GenerateSerializer, Immutable, Alias("silo.herePlacement")]
internal sealed class HerePlacement : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;
}

internal sealed class HerePlacementDirector(ILocalSiloDetails self) : IPlacementDirector
{
    private readonly Task<SiloAddress> here = Task.FromResult(self.SiloAddress);

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) => here;
}

/// <summary>Knows where every grain is, and so has nothing to keep.</summary>
internal sealed class HereDirectoryCache(ILocalSiloDetails self) : IGrainDirectoryCache
{
    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => [];

    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        (result, version) = (new() { GrainId = key, SiloAddress = self.SiloAddress }, 0);
        return true;
    }

    public void AddOrUpdate(GrainAddress value, int version)
    {
        // Known without being told.
    }

    public bool Remove(GrainId key) => false;

    public bool Remove(GrainAddress key) => false;

    public void Clear()
    {
        // As above.
    }
}
