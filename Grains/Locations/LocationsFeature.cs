using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Locations;

public static class LocationsServices
{
    public static IServiceCollection AddLocations(this IServiceCollection services) => services
        .AddProjection<LocationProjection>()
        .AddProjection<StockProjection>()
        .AddProjection<DoubtProjection>()
        .AddProjection<CountProjection>()
        .AddSingleton<DoubtQueries>()
        .AddSingleton<CountAcceptance>()
        .AddReactor<TransferReactor>()
        .AddReactor<GoodsReactor>()
        .AddReactor<ArrivalReactor>()
        .AddSingleton<LocationQueries>()
        .AddSingleton<StockQueries>();
}
