using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Locations;

/// <summary>Taking, promising, moving and correcting.</summary>
public sealed class LocationTests
{
    private static readonly SiteId Site = new("S");
    private static readonly LocationId Here = new(Site, "A1");
    private static readonly SkuId Sku = new(new("m"), "s");
    private static readonly StockKey Plain = new(Sku);
    private static readonly StockKey Early = new(Sku, "L1", new DateOnly(2026, 4, 1));
    private static readonly StockKey Late = new(Sku, "L2", new DateOnly(2026, 5, 1));

    private LocationState state = LocationState.Initial;

    [Fact]
    public void Defining_the_same_again_changes_nothing()
    {
        var shelf = new LocationDefinition("A", LocationKind.Pick, "1", "1", "1", 0, 0, 0, null, null);
        Apply(Location.Define(state, shelf));
        Assert.Empty(Location.Define(state, shelf).Events);
        Assert.Single(Location.Define(state, shelf with { Zone = "B" }).Events);
    }

    [Fact]
    public void Taking_more_than_the_books_know_finds_the_rest_first()
    {
        Put(Plain, 2);
        var events = Apply(Location.Take(state, Taking(Plain, 5)));

        var found = Assert.IsType<StockAdjusted>(events[0]);
        Assert.Equal((3, StockReason.Found), (found.Quantity, found.Reason));
        Assert.IsType<GoodsTaken>(events[1]);
        Assert.Empty(state.Holding.Contents);
    }

    [Fact]
    public void The_same_pick_allocated_again_gets_no_more()
    {
        Put(Plain, 5);
        Apply(Location.Allocate(state, new("w:1", Plain, 3)));
        Assert.Empty(Location.Allocate(state, new("w:1", Plain, 3)).Events);
        Apply(Location.Allocate(state, new("w:2", Plain, 3)));

        Assert.Equal((3, 2), (state.Holding.Allocations["w:1"].Granted, state.Holding.Allocations["w:2"].Granted));
    }

    [Fact]
    public void A_pick_uses_up_its_own_allocation_and_leaves_the_others()
    {
        Put(Plain, 5);
        Apply(Location.Allocate(state, new("w:1", Plain, 3)));
        Apply(Location.Allocate(state, new("w:2", Plain, 2)));
        Apply(Location.Take(state, Taking(Plain, 3) with { Pick = "w:1" }));

        Assert.Equal(["w:2"], state.Holding.Allocations.Keys);
        Assert.Equal(new Content(2, 2, null), state.Holding.Contents[Plain]);
    }

    [Fact]
    public void Units_that_vanish_from_under_picks_are_cut_from_the_latest_ones()
    {
        Put(Plain, 5);
        Apply(Location.Allocate(state, new("w:1", Plain, 2)));
        Apply(Location.Allocate(state, new("w:2", Plain, 2)));
        Apply(Adjust(Plain, -3));

        Assert.Equal((2, false), (state.Holding.Allocations["w:1"].Left, state.Holding.Allocations.ContainsKey("w:2")));
        Assert.Equal(0, state.Holding.FreeOf(Plain));
    }

    [Fact]
    public void A_short_pick_takes_at_most_what_the_books_hold_and_is_never_refused()
    {
        Put(Plain, 2);
        Apply(Location.Allocate(state, new("w:1", Plain, 2)));
        var events = Apply(Adjust(Plain, -5, "w:1"));

        Assert.Equal(-2, Assert.IsType<StockAdjusted>(Assert.Single(events)).Quantity);
        Assert.Empty(state.Holding.Allocations);
        Assert.Empty(Adjust(Plain, -5, "w:1").Events);
    }

    [Fact]
    public void A_loss_by_hand_beyond_what_lies_there_is_refused()
    {
        Put(Plain, 2);
        Assert.Equal("not_enough_stock", Adjust(Plain, -3).Refusal!.Code);
    }

    [Fact]
    public void A_loss_takes_unpromised_lots_before_promised_ones()
    {
        Put(Early, 2);
        Put(Late, 2);
        Apply(Location.Allocate(state, new("w:1", Early, 2)));
        Apply(Adjust(Plain, -3));

        Assert.Equal((1, 0), (state.Holding.QuantityOf(Early), state.Holding.QuantityOf(Late)));
    }

    [Fact]
    public void A_move_without_a_lot_takes_the_first_to_expire()
    {
        Put(Late, 5);
        Put(Early, 2);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Move(Plain, 3))));

        Assert.Equal([new Goods(Early, 2), new Goods(Late, 1)], taken.Goods);
    }

    [Fact]
    public void Promised_units_are_not_moved_away()
    {
        Put(Plain, 3);
        Apply(Location.Allocate(state, new("w:1", Plain, 2)));
        Assert.Equal("not_enough_stock", Move(Plain, 2).Refusal!.Code);
        Assert.Single(Move(Plain, 1).Events);
    }

    [Fact]
    public void Damaged_goods_are_not_mixed_into_a_move_of_good_ones()
    {
        Put(Plain, 1);
        Put(Plain with { Condition = Condition.Damaged }, 5);
        Assert.Equal("not_enough_stock", Move(Plain, 2).Refusal!.Code);
    }

    [Fact]
    public void Found_units_join_the_only_lot_that_lies_there()
    {
        Put(Early, 2);
        Apply(Adjust(new(Sku, "L1"), 3));
        Assert.Equal(5, state.Holding.QuantityOf(Early));
    }

    private static Taking Taking(StockKey key, long quantity) =>
        new("take", [new(key, quantity)], true, Holder.In(new(Site, "T1")), StockReason.Move);

    private Decision<HolderEvent> Adjust(StockKey key, long quantity, string? pick = null) =>
        LocationCorrections.Adjust(state, Here, new("adj", key, quantity, StockReason.CountVariance, null, [], pick, null));

    private Decision<HolderEvent> Move(StockKey key, long quantity) =>
        LocationCorrections.Move(state, Here, new("move", new(key, quantity), new(Site, "A2"), null, null));

    private void Put(StockKey key, long quantity) =>
        Apply(Location.Put(new("put", [new(key, quantity)], true, StockReason.Receipt)));

    private ImmutableArray<HolderEvent> Apply(Decision<HolderEvent> decision)
    {
        Assert.Null(decision.Refusal);
        state = decision.Events.Aggregate(state, static (known, @event) => Location.Evolve(known, @event, Some.Noon));
        return decision.Events;
    }
}
