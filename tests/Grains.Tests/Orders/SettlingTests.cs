using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>What an order makes of its claims while news of them, and of its fulfilments, are on their way.</summary>
public sealed class SettlingTests
{
    private static readonly SiteId Near = OrderDesk.Near;
    private static readonly SiteId Far = OrderDesk.Far;
    private static readonly SkuId Mug = OrderDesk.Mug;
    private static readonly ShipmentId[] Boxes = [new("00000000-0000-0000-0000-000000000001"), new("00000000-0000-0000-0000-000000000002")];

    [Fact]
    public async Task A_placed_order_and_its_fulfilments_are_written_together()
    {
        var desk = await OrderDesk.PlacedAsync(2, OrderDesk.Promise(1, (Near, 1), (Far, 1)));

        var appends = desk.Log.Appends.Where(static append => append.Stream == $"order:{OrderDesk.Id}").ToList();
        Assert.Equal(2, appends.Count);
        Assert.Equal([1, 2], appends[1].Begins!.Select(static begun => FulfilmentId.OfKey(begun.Stream["fulfilment:".Length..]).Sequence));
        Assert.DoesNotContain(desk.Log.Appends, static append => append.Stream.StartsWith("fulfilment:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_for_a_cancelled_unit_meanwhile_is_no_longer_the_orders()
    {
        var desk = await OrderDesk.PlacedAsync(2, OrderDesk.Promise(1, waits: 2));

        await desk.CancelAsync(1, OrderDesk.Promise(4, (Near, 1)));
        Assert.Equal((1, 0), await desk.HasAsync());

        // The news of both units that had come are older than the answer.
        var events = desk.Log.EventsOf($"order:{OrderDesk.Id}").Count;
        await desk.Order.RecordFilledAsync(Mug, 2, "1", new(Near, 1));
        await desk.Order.RecordFilledAsync(Mug, 3, "1", new(Far, 1));
        Assert.Equal(events, desk.Log.EventsOf($"order:{OrderDesk.Id}").Count);
    }

    [Fact]
    public async Task What_comes_for_a_line_joins_what_no_wave_has_and_begins_anew_beside_what_one_has()
    {
        var desk = await OrderDesk.PlacedAsync(3, OrderDesk.Promise(1, waits: 2, (Near, 1)));
        desk.Claim = OrderDesk.Promise(2, waits: 1, (Near, 2));
        await desk.Order.RecordFilledAsync(Mug, 2, "1", new(Near, 1));
        await desk.Fulfilment(1).StartPickingAsync(new(Near, "W1"));
        desk.Claim = OrderDesk.Promise(3, (Near, 3));
        await desk.Order.RecordFilledAsync(Mug, 3, "1", new(Near, 1));

        var order = await desk.Order.GetAsync();
        Assert.Equal([2, 1], order!.Fulfilments.Select(static one => one.Lines[0].Quantity));
        Assert.Equal(OrderStatus.Released, order.Status);
    }

    [Fact]
    public async Task What_is_promised_elsewhere_by_now_is_filled_from_there()
    {
        var desk = await OrderDesk.PlacedAsync(3, OrderDesk.Promise(1, (Near, 3)));

        var cancelled = await desk.CancelAsync(1, OrderDesk.Promise(5, (Far, 2)));

        var only = Assert.Single(cancelled.Order.Fulfilments);
        Assert.Equal((Far.Value, 2L), (only.Site, only.Lines[0].Quantity));
    }

    [Fact]
    public async Task Units_of_a_tote_that_are_cancelled_are_given_up_with_their_goods()
    {
        var desk = await OrderDesk.PickedAsync(2);

        await desk.CancelAsync(1, OrderDesk.Promise(3, (Near, 1)));

        var given = Assert.Single(desk.EventsOf(1).OfType<UnitsSet>().Single().GivenUp);
        Assert.Equal((1L, "T1"), (given.Quantity, Assert.Single(given.Picked).Tote));
    }

    [Fact]
    public async Task A_loss_that_the_order_has_not_heard_of_strikes_the_units_that_are_gone()
    {
        var desk = await OrderDesk.PickedAsync(2, "L1", "L2");
        var lost = new ClaimLoss(2, "1", new(Near, 1), new("T1", new(Mug, "L2"), 1));

        await desk.CancelAsync(1, OrderDesk.Promise(3, (Near, 1)) with { Losses = [lost] });

        var left = Assert.Single(desk.EventsOf(1).OfType<UnitsLost>().Single().Lines);
        Assert.Equal("L1", Assert.Single(left.Totes).Goods.Key.Lot);
        Assert.Equal((1, 0), await desk.HasAsync());
    }

    [Fact]
    public async Task Where_what_is_lost_is_not_in_a_tote_another_unit_waits_and_comes_out_of_its_tote()
    {
        var desk = await OrderDesk.PickedAsync(2, "L1", "L1");
        var lost = new ClaimLoss(2, "1", new(Near, 1), new("T1", new(Mug, "L2"), 1));
        desk.Claim = OrderDesk.Promise(2, waits: 1, (Near, 1)) with { Losses = [lost] };

        await desk.Order.RecordLostAsync(Mug, 2, "1", new(Near, 1));

        Assert.Equal((1, 1), await desk.HasAsync());
        Assert.Equal(1, Assert.Single(desk.EventsOf(1).OfType<UnitsSet>().Single().GivenUp).Quantity);
    }

    [Fact]
    public async Task What_a_pick_did_not_find_is_planned_anew_beside_what_the_wave_has()
    {
        var desk = await OrderDesk.PlacedAsync(3, OrderDesk.Promise(1, (Near, 3)));
        await desk.Fulfilment(1).StartPickingAsync(new(Near, "W1"));

        await desk.Order.RecordShortAsync("short", 1, "1", 1);
        await desk.Order.RecordShortAsync("short", 1, "1", 1);

        Assert.Equal([2, 1], (await desk.Order.GetAsync())!.Fulfilments.Select(static one => one.Lines[0].Quantity));
        // Nobody is on the way to it any more: nobody is called back.
        Assert.Empty(Assert.Single(desk.EventsOf(1).OfType<UnitsSet>()).GivenUp);
    }

    [Fact]
    public async Task What_is_in_a_parcel_stays_and_nothing_more_is_sent_than_is_wanted()
    {
        var desk = await OrderDesk.PlacedAsync(2, OrderDesk.Promise(1, (Near, 1), (Far, 1)));
        await desk.Fulfilment(1).StartPickingAsync(new(Near, "W1"));
        await desk.PickAsync(1, new(new(Mug), 1));
        await desk.PackAsync(Boxes[0], 1);

        // The SKU has lost the promise of the packed unit, which the order has not heard of, and gave up the other.
        await desk.CancelAsync(1, OrderDesk.Promise(9, waits: 1));

        Assert.Equal((1, 0), await desk.HasAsync());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    public async Task What_is_packed_in_two_shipments_is_cancelled_as_each_is_unpacked(long atOnce, long later)
    {
        var desk = await OrderDesk.PickedAsync(2, "L1", "L2");
        foreach (var box in Boxes) await desk.PackAsync(box, 1);
        Assert.Equal(CancelOutcome.Requested, (await desk.CancelAsync(atOnce, desk.Claim)).Outcome);
        if (later > 0) await desk.CancelAsync(later, desk.Claim);

        desk.Claim = OrderDesk.Promise(3, (Near, 1));
        await desk.Order.UnpackAsync(1, Boxes[0], "cancelled");
        var first = await desk.Order.GetAsync();
        Assert.Equal((1L, 1L, 1L), (first!.Lines[0].Quantities.Cancelled, first.Fulfilments[0].Lines[0].Quantity, first.Fulfilments[0].Lines[0].Packed));

        desk.Claim = OrderDesk.Promise(4);
        await desk.Order.UnpackAsync(1, Boxes[1], "cancelled");
        Assert.Equal((OrderStatus.Cancelled, 2L), ((await desk.Order.GetAsync())!.Status, (await desk.Order.GetAsync())!.Lines[0].Quantities.Cancelled));
    }

    [Fact]
    public async Task Who_unpacks_what_nobody_cancelled_has_it_in_its_tote_again()
    {
        var desk = await OrderDesk.PickedAsync(2, "L1", "L2");
        await desk.PackAsync(Boxes[0], 2);
        var events = desk.Log.EventsOf($"order:{OrderDesk.Id}").Count;

        await desk.Order.UnpackAsync(1, Boxes[0], "torn");

        Assert.Equal((OrderStatus.Picked, events), ((await desk.Order.GetAsync())!.Status, desk.Log.EventsOf($"order:{OrderDesk.Id}").Count));
    }

    [Fact]
    public async Task What_is_packed_while_it_is_cancelled_is_wanted_until_it_is_unpacked()
    {
        var desk = await OrderDesk.PickedAsync(2);
        desk.Meanwhile = async () => await desk.Fulfilment(1).PackUnitsAsync(new(Boxes[0], [new("1", Mug, 2)], false));

        var cancelled = await desk.CancelAsync(1, OrderDesk.Promise(3, (Near, 1)));

        Assert.Equal((CancelOutcome.Requested, 0L), (cancelled.Outcome, cancelled.Order.Lines[0].Quantities.Cancelled));
        Assert.Equal((3L, 2L), (desk.Asked!.Revision, desk.Asked.Lines[0].Quantity));
        await desk.Order.UnpackAsync(1, Boxes[0], "cancelled");
        Assert.Equal((1, 0), await desk.HasAsync());
    }

    [Fact]
    public async Task A_fulfilment_that_another_activation_has_changed_is_settled_again()
    {
        var desk = await OrderDesk.PlacedAsync(2, OrderDesk.Promise(1, (Near, 2)));
        await desk.Fulfilment(1).SetUnitsAsync(new([new("1", Mug, 1)], GiveUp.Unpicked));

        await desk.Order.HearAsync(1, 2);

        Assert.Equal(2, Assert.Single((await desk.Order.GetAsync())!.Fulfilments).Lines[0].Quantity);
    }

    [Fact]
    public async Task Who_decides_again_because_a_setting_was_stale_gives_as_much()
    {
        var desk = await OrderDesk.PlacedAsync(2, OrderDesk.Promise(1, (Near, 2)));
        var placed = (OrderPlaced)EventCodec.Decode(desk.Log.EventsOf($"order:{OrderDesk.Id}")[0])!;
        var order = OrderFold.Evolve(OrderState.Initial, placed, Some.Noon);
        var draft = new SettleDraft(order, new Dictionary<SkuId, ClaimView> { [Mug] = OrderDesk.Promise(1, waits: 1, (Near, 1)) });
        draft.Share();
        draft.BeginRest();

        foreach (var shipBy in new[] { Some.Noon.AddHours(1), Some.Noon.AddHours(2) })
        {
            var reserved = (OrderReserved)Assert.Single(draft.Decide(OrderDesk.Id, order, Some.Noon, _ => shipBy).Events);
            Assert.Equal([(1, 1L), (2, 1L)], reserved.Parts.Select(static part => (part.Sequence, part.Lines[0].Quantity)));
            Assert.Equal(shipBy, reserved.Parts[0].ShipBy);
        }
    }

    [Fact]
    public async Task A_claim_says_what_is_wanted_and_what_has_left()
    {
        var desk = await OrderDesk.PickedAsync(3);
        await desk.PackAsync(Boxes[0], 1);
        await desk.Order.RecordShippedAsync(new("shipped", Boxes[0], "simulated", [], [new(1, "1", 1)]));

        await desk.CancelAsync(1, OrderDesk.Promise(7, (Near, 1)) with { Lines = [new("1", [new(Near, 1)], 0, [new(Near, 1)])] });

        Assert.Equal((2L, 1L), (desk.Asked!.Revision, desk.Asked.Seen));
        var line = Assert.Single(desk.Asked.Lines);
        Assert.Equal((2L, new SiteQuantity(Near, 1), new SiteQuantity(Near, 1)), (line.Quantity, Assert.Single(line.GiveUp), Assert.Single(line.Shipped)));
        Assert.Equal((1, 0), await desk.HasAsync());
    }
}
