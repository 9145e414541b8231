using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Labor;

public static class LaborServices
{
    public static IServiceCollection AddLabor(this IServiceCollection services) => services
        .AddProjection<WorkProjection>()
        .AddProjection<TravelProjection>()
        .AddSingleton<FloorQueries>()
        .AddSingleton<OverviewQueries>();
}
