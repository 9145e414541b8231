using System.Collections.Immutable;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Fulfilments;

/// <summary>What is lost of a line's own goods, from the tote over stock to the fulfilment: all three have to mean the same units.</summary>
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
    public void Of_a_tote_with_two_lots_what_is_left_is_packed()
    {
        Promise(4);
        Put((Young, 1), (Old, 3));
        var fulfilment = Picked((Young, 1), (Old, 3));

        var lost = Assert.Single(Count((Young, 1), (Old, 2)));
        fulfilment = Hear(fulfilment, lost);
        Assert.Equal(3, fulfilment.Line("1")!.Quantity);

        fulfilment = Pack(fulfilment, Box, 3);
        var packed = ToteGoods.Of(fulfilment.Line("1")!, Box).Select(static picked => new TakenGoods(picked.Goods.Key, picked.Goods.Quantity, Line));
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
    public void Of_what_is_not_there_any_more_nothing_else_is_struck_out()
    {
        Assert.Empty(Fulfilment.LoseUnits(Picked((Young, 2)), Lose(new(Id, "1", Site, 1, "T1") { Key = Old, Fulfilment = 1 })).Events);
    }

    [Fact]
    public void What_is_lost_before_its_pick_is_heard_of_is_surplus_when_it_is_heard()
    {
        var fulfilment = Picked((Young, 1));
        fulfilment = fulfilment with { Lines = [fulfilment.Lines[0] with { Quantity = 2 }] };
        // Its SKU has lost the promise of the other unit: that is not to be picked any more.
        fulfilment = Do(fulfilment, Fulfilment.SetUnits(fulfilment, new([new("1", Mug, 1)], GiveUp.Loose)));

        var picked = Assert.IsType<LinePicked>(Assert.Single(Fulfilment.Pick(fulfilment, new("r", "1", new(Old, 1), "T1")).Events));
        Assert.Equal(1, picked.Surplus);
    }

    [Fact]
    public void What_a_parcel_had_lost_is_missing_in_the_tote_that_it_was_unpacked_into_and_in_the_next_parcel()
    {
        var lost = Lose(new(Id, "1", Site, 1, "P1") { Key = Young, Fulfilment = 1 }) with { Unpacked = true };
        var fulfilment = Picked((Old, 1), (Young, 2));
        var unpacked = Do(fulfilment, Fulfilment.LoseUnits(fulfilment, lost));
        Assert.Equal([(Old, 1L), (Young, 1)], unpacked.Line("1")!.Totes.Select(static picked => (picked.Goods.Key, picked.Goods.Quantity)));

        var again = Pack(fulfilment, Box, 3);
        var missing = Assert.IsType<UnitsLost>(Assert.Single(Fulfilment.LoseUnits(again, lost with { Elsewhere = [Box] }).Events));
        Assert.Equal(new(Young, 1), Assert.Single(missing.FromParcels).Goods);
    }

    [Fact]
    public void Of_two_shipments_the_one_that_lost_a_unit_leaves_without_it()
    {
        var other = new ShipmentId("00000000-0000-0000-0000-000000000002");
        var fulfilment = Pack(Pack(Picked((Old, 4)), Box, 2), other, 2);
        var lost = Lose(new(Id, "1", Site, 1, "P1") { Key = Old, Fulfilment = 1 }) with { Elsewhere = [other] };

        var heardFirst = Do(fulfilment, Fulfilment.LoseUnits(fulfilment, lost));
        heardFirst = Do(heardFirst, Fulfilment.Ship(heardFirst, Box, [new("1", 2)]));
        var heardLast = Do(fulfilment, Fulfilment.Ship(fulfilment, Box, [new("1", 2)]));
        heardLast = Do(heardLast, Fulfilment.LoseUnits(heardLast, lost));
        foreach (var after in new[] { heardFirst, heardLast })
            Assert.Equal((3L, 1L), (after.Line("1")!.Quantity, after.Line("1")!.Shipped));
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

    private static FulfilmentState Picked(params (StockKey Key, long Quantity)[] picked)
    {
        var sum = picked.Sum(static part => part.Quantity);
        var line = new FulfilmentLine("1", Mug, sum, sum)
        {
            Totes = [.. picked.Select(static part => new PickedGoods("T1", new(part.Key, part.Quantity)))],
        };
        return FulfilmentState.Initial with { Site = Site, Status = FulfilmentStatus.Picked, Lines = [line] };
    }

    private static FulfilmentState Hear(FulfilmentState fulfilment, PromiseLost lost) => Do(fulfilment, Fulfilment.LoseUnits(fulfilment, Lose(lost)));

    private static LoseUnits Lose(PromiseLost lost) =>
        new("r", lost.Line, lost.Quantity, new(lost.Container!, lost.Key, lost.Fulfilment), false, []);

    private static FulfilmentState Pack(FulfilmentState fulfilment, ShipmentId box, long quantity) =>
        Do(fulfilment, Fulfilment.Pack(fulfilment, new(box, [new("1", Mug, quantity)], false)));

    private static FulfilmentState Do(FulfilmentState fulfilment, Decision<FulfilmentEvent> decision)
    {
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(fulfilment, static (state, @event) => FulfilmentFold.Evolve(state, @event, Some.Noon));
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
