using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

public sealed class ContainerTests
{
    private static readonly StockKey Key = new(new(new("m"), "s"));
    private static readonly ForLine Line = new(new(new(new("m"), "web", "1"), 1), "1");

    private ContainerState state = ContainerState.Initial;

    [Fact]
    public void A_lines_units_that_are_not_in_a_container_yet_are_awaited()
    {
        Put(2);
        Assert.Equal(Container.NotThereYet, Container.Take(state, Taking(3)).Refusal!.Code);

        Put(1);
        Apply(Container.Take(state, Taking(3)));
        Assert.Empty(state.Holding.Contents);
    }

    [Fact]
    public void What_a_line_wants_no_longer_is_to_be_put_back()
    {
        Put(3);
        var unassigned = Assert.Single(Apply(Container.Unassign(state, new("r", Line, [new(Key, 2)]))));

        Assert.Equal([new Flow(Key, 2, Bucket.Picked, Bucket.PutBack, Line.Claim, 1)], unassigned.Flows);
        Assert.Equal(1, state.Holding.Allocations[Line.ToString()].Units);
    }

    [Fact]
    public void From_tote_to_parcel_units_stay_the_lines_own()
    {
        Put(3);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Container.Take(state, Taking(3)))));

        Assert.Empty(taken.Flows);
        Assert.Equal(new PlacedGoods(Key, 3, null, Bucket.Picked, Line), Assert.Single(taken.Arriving));
    }

    [Fact]
    public void What_a_count_misses_in_a_tote_is_its_lines_loss()
    {
        Put(3);
        Apply(Counts.Open(state.Holding, state.Memory, new("c", new(Key.Sku, null), [new(Key, 1)], Some.Noon), Some.Noon));
        var counted = Assert.Single(Apply(Counts.Accept(Place.Container, state.Holding, state.Memory, new("c", []))));

        Assert.Equal([new Flow(Key, 2, Bucket.Picked, Bucket.Outside, Line.Claim, 1)], counted.Flows);
    }

    [Fact]
    public void What_was_lost_in_a_tote_is_not_awaited_there_nor_in_the_parcel_that_gets_the_rest()
    {
        Put(3);
        Count(2);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Container.Take(state, Taking(3)))));
        Assert.Equal((2L, 1L), (Assert.Single(taken.Arriving).Quantity, Assert.Single(taken.Lost).Quantity));
        Assert.Empty(state.Lost);

        state = ContainerState.Initial;
        Apply(Takes.Put(Place.Container, state.Holding, state.Memory, new("q", taken.Arriving, true, StockReason.Pack, Lost: taken.Lost)));
        Apply(Container.Take(state, Taking(3) with { Transfer = false, To = null, Reason = StockReason.Shipped }));
        Assert.Empty(state.Holding.Contents);
        Assert.Equal(Container.NotThereYet, Container.Take(state, Taking(1)).Refusal!.Code);
    }

    [Fact]
    public void Of_a_cancelled_line_what_was_lost_is_not_put_back()
    {
        Put(2);
        Count(1);
        var unassigned = Assert.IsType<GoodsUnassigned>(Assert.Single(Apply(Container.Unassign(state, new("r", Line, [new(Key, 2)])))));
        Assert.Equal((1L, 1L), (Assert.Single(unassigned.Goods).Quantity, Assert.Single(unassigned.Lost).Quantity));
        Assert.Empty(state.Lost);
    }

    private void Count(long quantity)
    {
        Apply(Counts.Open(state.Holding, state.Memory, new("c", new(Key.Sku, null), [new(Key, quantity)], Some.Noon), Some.Noon));
        Apply(Counts.Accept(Place.Container, state.Holding, state.Memory, new("c", [])));
    }

    private static Taking Taking(long quantity) =>
        new("t", [new(Key, quantity, Line)], true, Destination.In(new(new("S"), "P1")), StockReason.Pack);

    private void Put(long quantity) => Apply(Takes.Put(
        Place.Container, state.Holding, state.Memory,
        new("p", [new(Key, quantity, null, Bucket.Picked, Line)], true, StockReason.Pick)));

    private ImmutableArray<HolderEvent> Apply(Decision<HolderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        state = decision.Events.Aggregate(state, static (known, @event) => Container.Evolve(known, @event, Some.Noon));
        return decision.Events;
    }
}
