using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

using Microsoft.Extensions.DependencyInjection;

using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization.TypeSystem;

namespace OrleansWarehouse.Silo;

/// <summary>
/// Caches the names of grain interfaces, which Orleans otherwise finds by reflection at every <c>GetGrain</c>. Asks the other providers
/// once per interface.
/// </summary>
internal sealed class GrainInterfaceCache(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = new();
    private GrainInterfaceTypeResolver? others;

    public bool TryGetGrainInterfaceType(Type type, [NotNullWhen(true)] out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = known.TryGetValue(type, out var name) ? name : known.GetOrAdd(type, Find(type));
        return true;
    }

    private GrainInterfaceType Find(Type type)
    {
        others ??= new(
            services.GetServices<IGrainInterfaceTypeProvider>().Where(static provider => provider is not GrainInterfaceCache),
            services.GetRequiredService<TypeConverter>());
        return others.GetGrainInterfaceType(type);
    }
}

internal static class GrainInterfaceCacheHosting
{
    /// <summary>Registers the cache before the providers of Orleans, which are asked in the order of registration.</summary>
    public static void AddGrainInterfaceCache(this IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, GrainInterfaceCache>());
}
