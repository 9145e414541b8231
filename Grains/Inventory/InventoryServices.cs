using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Inventory;

public static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services
        .AddProjection<SkuProjection>()
        .AddProjection<MovementProjection>()
        .AddProjection<BarcodeProjection>()
        .AddReactor<SkuReactor>()
        .AddSingleton<SkuQueries>()
        .AddSingleton<SkuHistory>()
        .AddSingleton<MovementQueries>();
}
