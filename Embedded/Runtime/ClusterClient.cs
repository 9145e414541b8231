using Orleans.Runtime;

namespace Orleans.Engine;

internal sealed class ClusterClient(Silo silo) : IClusterClient
{
    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        grainClassNamePrefix is null
            ? (TGrainInterface)(object)silo.Reference(typeof(TGrainInterface), primaryKey)
            : throw new NotSupportedException("Grain classes are found by their interface alone.");

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)silo.Reference(typeof(TGrainInterface), grainId);
}
