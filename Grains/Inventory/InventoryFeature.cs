using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Inventory;

internal sealed class InventoryFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<SkuProjection>()
        .AddProjection<MovementProjection>()
        .AddReactor<SkuReactor>()
        .AddDeadline<ISkuGrain, SkuState, SkuEvent>(SkuGrain.Definition, Sku.ExpiryDeadline, static sku => sku.ExpireAsync())
        .AddSingleton<GoodsDoor>()
        .AddSingleton<SkuQueries>()
        .AddSingleton<SkuHistory>()
        .AddSingleton<MovementQueries>();
}
