using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo;

/// <summary>The grains run on Microsoft.Orleans: one silo in this process.</summary>
internal static class GrainEngine
{
    public static void AddGrainEngine(this IHostApplicationBuilder builder) => builder.UseOrleans(silo => silo
        .UseLocalhostClustering()
        .Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromSeconds(10);
            options.CollectionAge = TimeSpan.FromMinutes(2);
        }));
}
