using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Locations;

internal sealed class LocationsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
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
