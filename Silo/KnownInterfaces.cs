using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

using Microsoft.Extensions.DependencyInjection;

using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization.TypeSystem;

namespace OrleansWarehouse.Silo;

/// <summary>
/// Orleans finds the name of a grain's interface anew at every <c>GetGrain</c>, by reflection. It asks this first, which asks the
/// others once per interface.
/// </summary>
internal sealed class KnownInterfaces(IServiceProvider services) : IGrainInterfaceTypeProvider
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
            services.GetServices<IGrainInterfaceTypeProvider>().Where(static provider => provider is not KnownInterfaces),
            services.GetRequiredService<TypeConverter>());
        return others.GetGrainInterfaceType(type);
    }
}

internal static class KnownInterfacesHosting
{
    /// <summary>Puts it before the providers of Orleans, which are asked in the order of their registration.</summary>
    public static void RememberInterfaces(this IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaces>());
}
