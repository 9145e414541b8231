using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Orders as they were: folded anew from their events, without a grain or a read model.</summary>
public sealed class OrderHistory(IEventLog log)
{
    /// <summary>An order as it was with its first events.</summary>
    /// <param name="version">How many; those that the order has and more are all of them.</param>
    /// <returns>Null for an order that there is not.</returns>
    public async Task<SealedOrder?> ReadAsync(OrderId order, long version, CancellationToken cancellationToken = default) =>
        OrderViews.View(await log.ReplayAsync(OrderGrain.Definition, order.ToString(), version, cancellationToken), order, version);
}
