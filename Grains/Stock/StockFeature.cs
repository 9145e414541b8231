using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Stock;

internal sealed class StockFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<SkuProjection>()
        .AddProjection<MovementProjection>()
        .AddReactor<StockReactor>()
        .AddDeadline<IStockGrain, StockState, StockEvent>(StockGrain.Definition, Stock.ExpiryDeadline, static sku => sku.ExpireAsync())
        .AddSingleton<Availability>()
        .AddSingleton<GoodsDoor>()
        .AddSingleton<SkuQueries>()
        .AddSingleton<StockHistory>()
        .AddSingleton<MovementQueries>();
}
