using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Tenancies;

internal sealed class TenanciesFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddReplica(TenancyGrain.Replicated)
        .AddProjection<TenancyProjection>()
        .AddSingleton<TenancyQueries>();
}
