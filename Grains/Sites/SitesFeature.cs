using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Sites;

internal sealed class SitesFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddReplica(SiteGrain.Replicated)
        .AddSingleton<ReferenceData>()
        .AddProjection<DirectoryProjection>()
        .AddSingleton<DirectoryQueries>();
}
