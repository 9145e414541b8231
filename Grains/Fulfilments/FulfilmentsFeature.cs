using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Fulfilments;

internal sealed class FulfilmentsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<FulfilmentProjection>()
        .AddReactor<FulfilmentReactor>()
        .AddSingleton<FulfilmentQueries>();
}
