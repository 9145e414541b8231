using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Orders;

public static class OrdersServices
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddProjection<OrderProjection>()
        .AddReactor<OrderReactor>()
        .AddWatchdog(OrderGrain.Definition, static (IOrderGrain order) => order.ResumeAsync())
        .AddDeadline(OrderGrain.Definition, Order.ReleaseDeadline, static (IOrderGrain order) => order.ReleaseAsync())
        .AddSingleton<OrderQueries>()
        .AddSingleton<OrderHistory>()
        .AddSingleton<FulfilmentQueries>();
}
