using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Orders;

public static class OrdersServices
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddProjection<OrderProjection>()
        .AddReactor<OrderReactor>()
        .AddResumable("order", static (grains, key) => grains.GetGrain<IOrderGrain>(key).ResumeAsync())
        .AddSingleton<OrderQueries>()
        .AddSingleton<FulfilmentQueries>();
}
