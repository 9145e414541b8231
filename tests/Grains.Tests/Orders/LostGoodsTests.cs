using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>What is lost of a line's own goods, from the tote over stock to the order: all three have to mean the same units.</summary>
public sealed class LostGoodsTests
{
    private static readonly SiteId Site = new("S");
    private static readonly SkuId Mug = new(new("m"), "MUG");
    private static readonly StockKey Old = new(Mug, "L1");
    private static readonly StockKey Young = new(Mug, "L2");
    private static readonly OrderId Id = new(new("m"), "web", "1");
    private static readonly ForLine Line = new(new(Id, 1), "1");
    private static readonly ShipmentId Box = new("00000000-0000-0000-0000-000000000001");

    private ContainerState tote = ContainerState.Initial;
    private StockState sku = StockState.Initial;

    [Fact]
    public void Of_a_tote_with_two_lots_the_order_packs_what_is_left()
    {
        Promise(4);
        Put((Young, 1), (Old, 3));
        var order = Order((Young, 1), (Old, 3));

        var lost = Assert.Single(Count((Young, 1), (Old, 2)));
        order = Hear(order, lost);
        Assert.Equal((3, 1), (OrderClaims.Reserved(order, "1"), OrderClaims.Waiting(order, "1")));

        order = Pack(order, 3);
        var packed = ToteGoods.Of(order.Fulfilment(1)!.Line("1")!, Box).Select(static picked => new TakenGoods(picked.Goods.Key, picked.Goods.Quantity, Line));
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(
            Tote(Container.Take(tote, new("t", [.. packed], true, Destination.In(new(Site, "P1")), StockReason.Pack)))));
        Assert.Empty(taken.Lost);
        Assert.Empty(tote.Holding.Contents);
    }

    [Fact]
    public void A_lot_that_is_found_in_a_tote_instead_of_the_lines_own_is_not_the_lines()
    {
        Promise(2);
        Put((Old, 2));
        var lost = Assert.Single(Count((Old, 1), (Young, 1)));

        Assert.Equal((Old, 1, 1L), (lost.Key, lost.Fulfilment, lost.Quantity));
        Assert.Equal((1L, 1L), (sku.At(Site).Picked, sku.At(Site).PutBack));
        Assert.Equal(1, sku.Claims[Id].Line("1")!.ReservedAt(Site));
    }

    [Fact]
    public void What_is_lost_of_a_fulfilment_is_not_missing_in_another_of_the_order()
    {
        var order = Order((Old, 2));
        var second = order.Fulfilments[0] with { Sequence = 2 };
        order = order with { Fulfilments = order.Fulfilments.Add(second), NextSequence = 3 };

        var after = Hear(order, new PromiseLost(Id, "1", Site, 1, "T1") { Key = Old, Fulfilment = 2 });
        Assert.Equal([(1, 2L), (2, 1L), (3, 1L)], after.Fulfilments.Select(static one => (one.Sequence, one.Line("1")!.Quantity)));
    }

    [Fact]
    public void Where_the_order_has_cancelled_what_is_lost_another_unit_waits_and_comes_out_of_its_tote()
    {
        var order = Order((Young, 2));
        var withdrawn = Withdraw(order, new PromiseLost(Id, "1", Site, 1, "T1") { Key = Old, Fulfilment = 1 });

        var after = OrderFold.Evolve(order, withdrawn, Some.Noon);
        Assert.Equal((1L, 1L), (OrderClaims.Reserved(after, "1"), OrderClaims.Waiting(after, "1")));
        Assert.Equal(new GivenUp(1, new("T1", new(Young, 1))), Assert.Single(withdrawn.GivenUp));
    }

    [Fact]
    public void What_is_lost_before_the_order_heard_of_its_pick_is_surplus_when_it_hears()
    {
        var order = Order((Young, 1));
        order = order with { Fulfilments = [order.Fulfilments[0] with { Lines = [order.Fulfilments[0].Line("1")! with { Quantity = 2 }] }] };
        order = Hear(order, new PromiseLost(Id, "1", Site, 1, "T1") { Key = Old, Fulfilment = 1 });

        var picked = Assert.IsType<LinePicked>(Assert.Single(Grains.Orders.Order.Pick(order, 1, "1", new(Old, 1), "T1", Site).Events));
        Assert.Equal(1, picked.Surplus);
        Assert.Equal((1L, 1L), (OrderClaims.Reserved(order, "1"), OrderClaims.Waiting(order, "1")));
    }

    [Fact]
    public void What_a_parcel_had_lost_is_missing_in_the_tote_that_it_was_unpacked_into_and_in_the_next_parcel()
    {
        var lost = new PromiseLost(Id, "1", Site, 1, "P1") { Key = Young, Fulfilment = 1 };
        var voided = new ShipmentView("v", Site.Value, "simulated", ShipmentStatus.Voided, [new("P1", "N1", null, [])]);
        var order = Order((Old, 1), (Young, 2)) with { Shipments = [voided] };
        var unpacked = Hear(order, lost);
        Assert.Equal([(Old, 1L), (Young, 1)], unpacked.Fulfilment(1)!.Line("1")!.Totes.Select(static picked => (picked.Goods.Key, picked.Goods.Quantity)));

        var again = Pack(order, 3);
        again = Do(again, new ParcelsPacked(new(Box.Value, Site.Value, "simulated", ShipmentStatus.Packed, [new("P2", "N2", null, [])])));
        Assert.Equal(new(Young, 1), Assert.Single(Withdraw(again, lost).FromParcels).Goods);
    }

    [Fact]
    public void Of_two_shipments_the_one_that_lost_a_unit_leaves_without_it()
    {
        var order = Pack(Order((Old, 4)), 2);
        var other = new ShipmentId("00000000-0000-0000-0000-000000000002");
        order = Do(order, Grains.Orders.Order.Pack(order, new(1, other, [new("1", Mug, 2)])));
        ImmutableArray<ParcelView> parcels = [new("P1", "N1", null, [])];
        order = Do(order, new ParcelsPacked(new(Box.Value, Site.Value, "simulated", ShipmentStatus.Packed, parcels)));
        order = Do(order, new ParcelsPacked(new(other.Value, Site.Value, "simulated", ShipmentStatus.Packed, [new("P2", "N2", null, [])])));
        var lost = new PromiseLost(Id, "1", Site, 1, "P1") { Key = Old, Fulfilment = 1 };
        var shipped = new RecordShipped("r", Box, "simulated", parcels, [new(1, "1", 2)]);

        var heardFirst = Hear(order, lost);
        heardFirst = Do(heardFirst, Grains.Orders.Order.Ship(heardFirst, shipped, "S"));
        var heardLast = Hear(Do(order, Grains.Orders.Order.Ship(order, shipped, "S")), lost);
        foreach (var after in new[] { heardFirst, heardLast })
            Assert.Equal((3L, 1L), (after.Fulfilment(1)!.Line("1")!.Quantity, after.Fulfilment(1)!.Line("1")!.Shipped));
    }

    [Fact]
    public void A_lot_found_on_a_shelf_in_the_place_of_another_has_its_own_expiry()
    {
        var (shelf, memory) = (Holding.Empty, CountMemory.Empty);
        var (missed, found) = (Old with { Expiry = new(2026, 4, 1) }, Young with { Expiry = new(2026, 5, 1) });
        var place = new Place(HolderKind.Location, LocationKind.Pick, false);
        Shelf(Takes.Put(place, shelf, memory, new("p", [new(missed, 1)], false, StockReason.Found)));
        Shelf(Counts.Open(shelf, memory, new("c", new(Mug, null), [new(found, 1)], Some.Noon), Some.Noon));

        var accepted = Assert.Single(Shelf(Counts.Accept(place, shelf, memory, new("c", []))));
        Assert.Equal([new(missed, 1, Bucket.Pickable, Bucket.Outside), new Flow(found, 1, Bucket.Outside, Bucket.Pickable)], accepted.Flows);

        ImmutableArray<HolderEvent> Shelf(Decision<HolderEvent> decision)
        {
            Assert.Null(decision.Refusal);
            foreach (var @event in decision.Events) (shelf, memory) = (shelf.Apply(@event), memory.Apply(@event, Some.Noon));
            return decision.Events;
        }
    }

    private void Promise(long quantity)
    {
        Hear(new("found", Site, "A1", "UTC", StockReason.Found, [new(Old, quantity, Bucket.Outside, Bucket.Pickable)], []));
        Sku(new ClaimSet(Id, 1, 0, Some.Noon, 0, [new("1", [new(Site, quantity)], 0, null, [])]));
    }

    private void Put(params (StockKey Key, long Quantity)[] goods)
    {
        foreach (var (key, quantity) in goods)
        {
            Hear(new("pick", Site, "A1", "UTC", StockReason.Pick, [new(key, quantity, Bucket.Pickable, Bucket.Picked, Line.Claim)], []));
            Tote(Takes.Put(
                Place.Container, tote.Holding, tote.Memory,
                new($"p{key.Lot}", [new(key, quantity, null, Bucket.Picked, Line)], true, StockReason.Pick)));
        }
    }

    private IEnumerable<PromiseLost> Count(params (StockKey Key, long Quantity)[] goods)
    {
        ImmutableArray<Goods> counted = [.. goods.Select(static each => new Goods(each.Key, each.Quantity))];
        Tote(Counts.Open(tote.Holding, tote.Memory, new("c", new(Mug, null), counted, Some.Noon), Some.Noon));
        var accepted = Assert.Single(Tote(Counts.Accept(Place.Container, tote.Holding, tote.Memory, new("c", []))));
        return Hear(new("count", Site, "T1", "UTC", StockReason.CountVariance, accepted.Flows, [])).OfType<PromiseLost>();
    }

    private static OrderState Order(params (StockKey Key, long Quantity)[] picked)
    {
        var sum = picked.Sum(static part => part.Quantity);
        var line = new FulfilmentLine("1", Mug, sum, sum)
        {
            Totes = [.. picked.Select(static part => new PickedGoods("T1", new(part.Key, part.Quantity)))],
        };
        return OrderState.Initial with { Fulfilments = [new(1, Site, FulfilmentStatus.Picked, [line])], NextSequence = 2 };
    }

    private static OrderState Hear(OrderState order, PromiseLost lost) => OrderFold.Evolve(order, Withdraw(order, lost), Some.Noon);

    private static PromiseWithdrawn Withdraw(OrderState order, PromiseLost lost) => Assert.IsType<PromiseWithdrawn>(Assert.Single(
        Grains.Orders.Order.WithdrawPicked(
            order, new(Mug, 9), lost.Line, new(lost.Site, lost.Quantity), new(lost.Container!, lost.Key, lost.Fulfilment)).Events));

    private static OrderState Pack(OrderState order, long quantity) =>
        Do(order, Grains.Orders.Order.Pack(order, new(1, Box, [new("1", Mug, quantity)])));

    private static OrderState Do(OrderState order, Decision<OrderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(order, static (state, @event) => OrderFold.Evolve(state, @event, Some.Noon));
    }

    private ImmutableArray<StockEvent> Hear(HolderReport report)
    {
        var decision = Grains.Stock.Stock.RecordReport(sku, report, Some.Noon);
        foreach (var @event in decision.Events) Sku(@event);
        return decision.Events;
    }

    private void Sku(StockEvent @event) => sku = StockFold.Evolve(sku, @event, Some.Noon);

    private ImmutableArray<HolderEvent> Tote(Decision<HolderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        tote = decision.Events.Aggregate(tote, static (known, @event) => Container.Evolve(known, @event, Some.Noon));
        return decision.Events;
    }
}
