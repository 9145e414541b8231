using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Work;
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
        .AddReactor<CountTaskReactor>()
        .AddSingleton(new WorkKind(CountTask.Kind, static (commands, id) => commands.CountTask(id)))
        .AddSingleton<LocationQueries>()
        .AddSingleton<StockQueries>();
}
