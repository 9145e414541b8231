using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Sites;

public static class DirectoryServices
{
    public static IServiceCollection AddDirectory(this IServiceCollection services) => services
        .AddReplica(MerchantGrain.Replicated)
        .AddReplica(SiteGrain.Replicated)
        .AddSingleton<ReferenceData>()
        .AddProjection<DirectoryProjection>()
        .AddSingleton<DirectoryQueries>();
}
