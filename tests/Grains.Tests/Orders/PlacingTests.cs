using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

public sealed class PlacingTests(WarehouseHost host)
{
    [Fact]
    public async Task An_order_reserves_what_there_is_and_backorders_the_rest()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 5));

        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 3), ("A", 4)));

        Assert.Equal((3, 0), (order.Lines[0].Reserved, order.Lines[0].Backordered));
        Assert.Equal((2, 2), (order.Lines[1].Reserved, order.Lines[1].Backordered));
        Assert.Equal(OrderStatus.Backordered, order.Status);
        Assert.Equal([FulfilmentStatus.Released, FulfilmentStatus.Backordered], order.Fulfilments.Select(f => f.Status));
        var stock = (await sku.AvailabilityAsync())!;
        Assert.Equal((5, 0, 5, 2), (stock.OnHand, stock.Available, stock.Reserved, stock.Backordered));
    }

    [Fact]
    public async Task The_same_submission_twice_is_one_order_and_another_one_is_refused()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 5));
        var id = new OrderId(merchant, "web", "1001");
        var grain = host.Grains.GetGrain<IOrderGrain>(id.ToString());

        var first = await grain.PlaceAsync(Some.Order(id, ("A", 2)));
        var again = await grain.PlaceAsync(Some.Order(id, ("A", 2)));
        var other = await grain.PlaceAsync(Some.Order(id, ("A", 3)));

        Assert.True(first.Value!.Created);
        Assert.False(again.Value!.Created);
        Assert.Equal("order_number_taken", other.Refusal!.Code);
        Assert.Equal(2, (await sku.AvailabilityAsync())!.Reserved);
    }

    [Fact]
    public async Task Two_shops_may_use_the_same_number_and_two_merchants_the_same_code()
    {
        var (one, site) = await host.TradeAsync();
        var (two, _) = await host.TradeAsync();
        var mine = await host.SkuAsync(one, "A", (site, 5));
        var theirs = await host.SkuAsync(two, "A", (site, 7));
        var merchant = host.Grains.GetGrain<Interfaces.Merchants.IMerchantGrain>(one.Value);
        await merchant.PutChannelAsync(new("outlet", "Outlet", Interfaces.Merchants.ChannelKind.Store));

        await host.PlacedAsync(Some.Order(new(one, "web", "1001"), ("A", 1)));
        await host.PlacedAsync(Some.Order(new(one, "outlet", "1001"), ("A", 2)));
        await host.PlacedAsync(Some.Order(new(two, "web", "1001"), ("A", 7)));

        Assert.Equal(3, (await mine.AvailabilityAsync())!.Reserved);
        Assert.Equal(7, (await theirs.AvailabilityAsync())!.Reserved);
    }

    [Fact]
    public async Task A_refusal_names_every_line_that_is_wrong()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 5));
        var order = Some.Order(new(merchant, "web", "1"), ("A", 1), ("B", 1)) with { };
        order = order with { Lines = [order.Lines[0] with { Uom = "barrel" }, order.Lines[1]] };

        var refused = await host.Grains.GetGrain<IOrderGrain>(order.Order.ToString()).PlaceAsync(order);

        Assert.Equal(["lines[0].uom", "lines[1].sku"], refused.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task Stock_that_comes_goes_to_the_higher_priority_then_to_the_older_order()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var old = Some.Order(new(merchant, "web", "old"), ("A", 2));
        var late = old with { Order = new(merchant, "web", "late"), PlacedAt = Some.Noon.AddHours(1) };
        var fast = late with { Order = new(merchant, "web", "fast"), ServiceLevel = "nextDay" };
        foreach (var order in new[] { late, old, fast }) await host.PlacedAsync(order);

        await host.StockAsync(new(merchant, "A"), site, 4);
        await host.SettleAsync();

        Assert.Equal(OrderStatus.Released, (await GetAsync(fast)).Status);
        Assert.Equal(OrderStatus.Released, (await GetAsync(old)).Status);
        Assert.Equal(OrderStatus.Backordered, (await GetAsync(late)).Status);
    }

    [Fact]
    public async Task A_complete_order_waits_for_its_last_unit()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 1));
        await host.SkuAsync(merchant, "B");
        var order = Some.Order(new(merchant, "web", "1"), ("A", 1), ("B", 1)) with { PartialPolicy = PartialPolicy.ShipComplete };

        var placed = await host.PlacedAsync(order);
        Assert.DoesNotContain(placed.Fulfilments, f => f.Status is FulfilmentStatus.Released);

        await host.StockAsync(new(merchant, "B"), site, 1);
        await host.SettleAsync();
        var now = await GetAsync(order);
        Assert.Equal(OrderStatus.Released, now.Status);
        Assert.Equal(2, Assert.Single(now.Fulfilments).Lines.Length);
    }

    [Fact]
    public async Task The_nearest_site_that_has_all_of_it_is_chosen()
    {
        var (merchant, far) = (await host.TradeAsync()).Merchant is var m ? (m, await host.SiteAsync("FR", "75001")) : default;
        var near = await host.SiteAsync("GB", "SW1Y 4JH");
        await host.SkuAsync(merchant, "A", (far, 9), (near, 9));
        await host.SkuAsync(merchant, "B", (far, 9));

        var both = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 1), ("B", 1)));
        var one = await host.PlacedAsync(Some.Order(new(merchant, "web", "2"), ("A", 1)));

        Assert.Equal(far.Value, Assert.Single(both.Fulfilments).Site);
        Assert.Equal(near.Value, Assert.Single(one.Fulfilments).Site);
    }

    [Fact]
    public async Task Cancelling_frees_stock_and_serves_who_waits()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 3));
        var first = Some.Order(new(merchant, "web", "1"), ("A", 3));
        var second = Some.Order(new(merchant, "web", "2"), ("A", 2));
        await host.PlacedAsync(first);
        await host.PlacedAsync(second);

        var cancelled = await host.Grains.GetGrain<IOrderGrain>(first.Order.ToString()).CancelAsync(new("buyer", [], "op"));
        await host.SettleAsync();

        Assert.Equal(CancelOutcome.Cancelled, cancelled.Value!.Outcome);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Value.Order.Status);
        Assert.Equal(OrderStatus.Released, (await GetAsync(second)).Status);
        Assert.Equal((1, 2), ((await sku.AvailabilityAsync())!.Available, (await sku.AvailabilityAsync())!.Reserved));
    }

    [Fact]
    public async Task Two_hundred_buyers_of_fifty_units_get_fifty()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 50));

        var orders = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => host.PlacedAsync(Some.Order(new(merchant, "web", $"{i}"), ("A", 1)))));

        Assert.Equal(50, orders.Sum(order => order.Lines[0].Reserved));
        Assert.Equal(150, orders.Sum(order => order.Lines[0].Backordered));
        var stock = (await sku.AvailabilityAsync())!;
        Assert.Equal((50, 0, 150), (stock.Reserved, stock.Available, stock.Backordered));
    }

    [Fact]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        await using var host = await WarehouseHost.StartAsync();
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 5));
        var order = Some.Order(new(merchant, "web", "1"), ("A", 2));
        var before = await host.PlacedAsync(order);

        await host.RestartAsync();

        var after = await host.OrderAsync(order.Order);
        Assert.Equal(before.Version, after.Version);
        Assert.Equal(before.Lines[0].Quantities, after.Lines[0].Quantities);
        var sku = host.Grains.GetGrain<IStockGrain>(new SkuId(merchant, "A").ToString());
        Assert.Equal(2, (await sku.AvailabilityAsync())!.Reserved);
    }

    private async Task<SealedOrder> GetAsync(PlaceOrder order) =>
        (await host.Grains.GetGrain<IOrderGrain>(order.Order.ToString()).GetAsync())!;
}
