using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Labor;

internal sealed class LaborFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<WorkProjection>()
        .AddProjection<TravelProjection>()
        .AddSingleton<FloorQueries>()
        .AddSingleton<OverviewQueries>();
}
