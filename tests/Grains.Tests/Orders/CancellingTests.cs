using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

public sealed class CancellingTests(WarehouseHost host)
{
    [Fact]
    public async Task An_order_that_ships_complete_goes_when_what_it_waited_for_is_cancelled()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 5));
        await host.SkuAsync(merchant, "B");
        var id = new OrderId(merchant, "web", "1");
        var placed = await host.PlacedAsync(Some.Order(id, ("A", 2), ("B", 1)) with { PartialPolicy = PartialPolicy.ShipComplete });
        Assert.Contains(placed.Fulfilments, fulfilment => fulfilment.Status is FulfilmentStatus.Reserved);

        var cancelled = await host.Grains.GetGrain<IOrderGrain>(id.ToString()).CancelAsync(new("too late", [new("2", 1)], null));

        Assert.Equal((CancelOutcome.Cancelled, OrderStatus.Released), (cancelled.Value!.Outcome, cancelled.Value.Order.Status));
    }
}
