using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;
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
            Some.Noon, null, some.Customer, some.ShipTo, null, 0, null, PartialPolicy.ShipAvailable, [new("1", Mug, quantity, null, null)],
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

    private static OrderState Cancel(OrderState order, long quantity)
    {
        var decision = Order.Cancel(order, new("no", [new("1", quantity)], null));
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
