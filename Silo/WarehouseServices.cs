using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Labor;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Packing;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Sites;
using OrleansWarehouse.Grains.Slotting;
using OrleansWarehouse.Storage;
using OrleansWarehouse.Storage.Due;

namespace OrleansWarehouse.Silo;

/// <summary>Puts the warehouse together: grains on the engine of the build, what they stand on, and what follows their log.</summary>
public static class WarehouseServices
{
    public static IHostApplicationBuilder AddWarehouse(this IHostApplicationBuilder builder)
    {
        builder.AddGrainEngine();
        builder.Services.AddWarehouse();
        builder.Services.AddStorage(builder.Configuration);
        return builder;
    }

    private static void AddWarehouse(this IServiceCollection services) => services
        .AddSingleton<AggregateServices>()
        .AddSingleton<ReferenceData>()
        .AddSingleton<IDueHandler, DueDispatch>()
        .AddUsers()
        .AddDirectory()
        .AddInventory()
        .AddOrders()
        .AddInbound()
        .AddLocations()
        .AddSlotting()
        .AddPicking()
        .AddLabor()
        .AddPacking()
        .AddShipping()
        .AddOps();
}
