using System.Diagnostics.CodeAnalysis;

using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;

namespace OrleansWarehouse.Silo.Local;

/// <summary>Places all grains in this silo, without a grain directory.</summary>
[GenerateSerializer, Immutable, Alias("silo.herePlacement")]
internal sealed class LocalPlacement : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;
}

internal sealed class LocalPlacementDirector(ILocalSiloDetails self) : IPlacementDirector
{
    private readonly Task<SiloAddress> here = Task.FromResult(self.SiloAddress);

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) => here;
}

/// <summary>Answers every lookup with this silo, and so has nothing to cache.</summary>
internal sealed class LocalDirectoryCache(ILocalSiloDetails self) : IGrainDirectoryCache
{
    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => [];

    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        (result, version) = (new() { GrainId = key, SiloAddress = self.SiloAddress }, 0);
        return true;
    }

    public void AddOrUpdate(GrainAddress value, int version)
    {
        // Nothing to store.
    }

    public bool Remove(GrainId key) => false;

    public bool Remove(GrainAddress key) => false;

    public void Clear()
    {
        // Nothing to clear.
    }
}
