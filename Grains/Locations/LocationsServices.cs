using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Locations;

public static class LocationsServices
{
    public static IServiceCollection AddLocations(this IServiceCollection services) => services
        .AddProjection<LocationProjection>()
        .AddProjection<StockProjection>()
        .AddReactor<TransferReactor>()
        .AddReactor<AdjustmentReactor>()
        .AddSingleton<FloorQueries>()
        .AddSingleton<LocationQueries>()
        .AddSingleton<StockQueries>();
}
