using System.Collections.Immutable;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>What an order makes of its claims while news of them are on their way.</summary>
public sealed class SettlingTests
{
    private static readonly SiteId Near = new("N");
    private static readonly SiteId Far = new("F");
    private static readonly SkuId Mug = new(new("m"), "MUG");
    private static readonly OrderId Id = new(new("m"), "web", "1");

    [Fact]
    public void What_came_for_a_cancelled_unit_meanwhile_is_no_longer_the_orders()
    {
        var order = Cancel(Settle(Placed(2), Claim(1, waits: 2)), 1);

        var settled = Settle(order, Claim(4, (Near, 1)));
        Assert.Equal((1L, 0L), (OrderClaims.Reserved(settled, "1"), OrderClaims.Waiting(settled, "1")));

        // The news of both units that had come are older than the answer.
        Assert.Empty(Order.Cover(settled, new(Mug, 2), "1", new(Near, 1), Some.Noon, static _ => null).Events);
        Assert.Empty(Order.Cover(settled, new(Mug, 3), "1", new(Far, 1), Some.Noon, static _ => null).Events);
    }

    [Fact]
    public void What_is_promised_elsewhere_by_now_is_filled_from_there()
    {
        var order = Cancel(Settle(Placed(3), Claim(1, (Near, 3))), 1);

        var settled = Settle(order, Claim(5, (Far, 2)));

        Assert.Equal([(Far, 2L)], settled.Fulfilments.Select(static one => (one.Site!.Value, one.Line("1")!.Quantity)));
    }

    [Fact]
    public void Units_of_a_tote_that_are_cancelled_are_told_with_their_goods()
    {
        var order = Picked(2);

        var events = Order.Settle(Cancel(order, 1), new Dictionary<SkuId, ClaimView> { [Mug] = Claim(3, (Near, 1)) }, Some.Noon, static _ => null).Events;

        var given = Assert.Single(Assert.IsType<OrderSettled>(Assert.Single(events)).GivenUp);
        Assert.Equal((1L, Near, "T1"), (given.Quantity, given.Site, Assert.Single(given.Picked).Tote));
    }

    [Fact]
    public void A_loss_that_the_order_has_not_heard_of_strikes_the_units_that_are_gone()
    {
        var order = Cancel(Picked(2, "L1", "L2"), 1);
        var lost = new ClaimLoss(2, "1", new(Near, 1), new("T1", new(Mug, "L2"), 1));

        var settled = Settle(order, Claim(3, (Near, 1)) with { Losses = [lost] });

        Assert.Equal("L1", Assert.Single(Assert.Single(settled.Fulfilments).Line("1")!.Totes).Goods.Key.Lot);
        Assert.Equal((1L, 0L), (OrderClaims.Reserved(settled, "1"), OrderClaims.Waiting(settled, "1")));
    }

    [Fact]
    public void What_is_in_a_parcel_stays_and_nothing_more_is_sent_than_is_wanted()
    {
        var line = new FulfilmentLine("1", Mug, 1, 1, 1);
        var order = Settle(Placed(2), Claim(1, (Near, 1), (Far, 1)));
        order = order with { Fulfilments = [order.Fulfilments[0] with { Status = FulfilmentStatus.Packed, Lines = [line] }, order.Fulfilments[1]] };

        // The SKU has lost the promise of the packed unit, which the order has not heard of, and gave up the other.
        var settled = Settle(Cancel(order, 1), Claim(9, waits: 1));

        Assert.Equal((1L, 0L), (OrderClaims.Reserved(settled, "1"), OrderClaims.Waiting(settled, "1")));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    public void What_is_packed_in_two_shipments_is_cancelled_as_each_is_unpacked(long atOnce, long later)
    {
        ShipmentId[] boxes = [new("00000000-0000-0000-0000-000000000001"), new("00000000-0000-0000-0000-000000000002")];
        var order = Picked(2, "L1", "L2");
        foreach (var box in boxes) order = Do(order, Order.Pack(order, new(1, box, [new("1", Mug, 1)])));
        order = Cancel(order, atOnce);
        if (later > 0) order = Cancel(order, later);
        Assert.Equal(2, order.Requested.Sum(static wish => wish.Quantity));

        order = Do(order, Order.Unpack(order, 1, boxes[0], "cancelled"));
        Assert.Equal((1L, 1L), (order.Cancelled["1"], order.Requested.Sum(static wish => wish.Quantity)));
        order = Settle(order, Claim(3, (Near, 1)));
        Assert.Equal((1L, 1L), (order.Fulfilment(1)!.Line("1")!.Quantity, order.Fulfilment(1)!.Line("1")!.Packed));

        order = Do(order, Order.Unpack(order, 1, boxes[1], "cancelled"));
        Assert.Empty(order.Requested);
        Assert.Empty(Settle(order, Claim(4)).Fulfilments);
    }

    [Fact]
    public void Who_unpacks_what_nobody_cancelled_has_it_in_its_tote_again()
    {
        var box = new ShipmentId("00000000-0000-0000-0000-000000000001");
        var order = Picked(2, "L1", "L2");
        order = Do(order, Order.Pack(order, new(1, box, [new("1", Mug, 2)])));

        Assert.IsType<LinesUnpacked>(Assert.Single(Order.Unpack(order, 1, box, "torn").Events));
    }

    [Fact]
    public void A_claim_says_what_is_wanted_and_what_has_left()
    {
        var shipped = new FulfilmentLine("1", Mug, 1, 1, 1, 1);
        var order = Settle(Placed(3), Claim(7, (Near, 3)));
        order = order with { Fulfilments = [order.Fulfilments[0] with { Lines = [shipped with { Quantity = 3 }] }] };

        var (sku, claim) = Assert.Single(Order.Claims(Id, Cancel(order, 1)));

        Assert.Equal((Mug, 2L, 7L), (sku, claim.Revision, claim.Seen));
        var line = Assert.Single(claim.Lines);
        Assert.Equal((2L, new SiteQuantity(Near, 1), new SiteQuantity(Near, 1)), (line.Quantity, Assert.Single(line.GiveUp), Assert.Single(line.Shipped)));
    }

    private static OrderState Placed(long quantity)
    {
        var some = Some.Order(Id, ("MUG", quantity));
        var placed = new OrderPlaced(
            Some.Noon, null, some.Buyer, some.ShipTo, null, 0, null, PartialPolicy.ShipAvailable, [new("1", Mug, quantity, null, null)],
            new([Near, Far], null), "hash");
        return OrderFold.Evolve(OrderState.Initial, placed, Some.Noon);
    }

    private static OrderState Picked(long quantity, params string?[] lots)
    {
        var order = Settle(Placed(quantity), Claim(1, (Near, quantity)));
        ImmutableArray<PickedGoods> totes = lots.Length == 0
            ? [new("T1", new(new(Mug), quantity))]
            : [.. lots.Select(static lot => new PickedGoods("T1", new(new(Mug, lot), 1)))];
        var line = new FulfilmentLine("1", Mug, quantity, quantity) { Totes = totes };
        return order with { Fulfilments = [order.Fulfilments[0] with { Status = FulfilmentStatus.Picked, Lines = [line] }] };
    }

    private static OrderState Cancel(OrderState order, long quantity) => Do(order, Order.Cancel(order, new("no", [new("1", quantity)], null)));

    private static OrderState Do(OrderState order, Decision<OrderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(order, static (state, @event) => OrderFold.Evolve(state, @event, Some.Noon));
    }

    private static OrderState Settle(OrderState order, ClaimView claim)
    {
        Assert.True(order.AwaitsStock);
        var events = Order.Settle(order, new Dictionary<SkuId, ClaimView> { [Mug] = claim }, Some.Noon, static _ => null).Events;
        return events.Aggregate(order, static (state, @event) => OrderFold.Evolve(state, @event, Some.Noon));
    }

    private static ClaimView Claim(long version, params (SiteId Site, long Quantity)[] reserved) => Claim(version, 0, reserved);

    private static ClaimView Claim(long version, long waits, params (SiteId Site, long Quantity)[] reserved) =>
        new([new("1", [.. reserved.Select(static part => new SiteQuantity(part.Site, part.Quantity))], waits, [])], [], version);
}
