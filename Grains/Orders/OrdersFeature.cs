using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Orders;

internal sealed class OrdersFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<OrderProjection>()
        .AddReactor<OrderReactor>()
        .AddWatchdog(OrderGrain.Definition, static (IOrderGrain order) => order.ResumeAsync())
        .AddDeadline(OrderGrain.Definition, Order.ReleaseDeadline, static (IOrderGrain order) => order.ReleaseAsync())
        .AddSingleton<OrderQueries>()
        .AddSingleton<OrderHistory>();
}
