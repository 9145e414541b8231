using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
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
    private static readonly ForLine Line = new(new(new(Sku.Merchant, "web", "1"), 1), "1");
    private static readonly TaskId Task = new(Site, "T");
    private static readonly LocationDefinition Shelf = new("A", LocationKind.Pick, "1", "1", "1", 0, 0, 0, null, null);

    private LocationState state = Location.Evolve(LocationState.Initial, new LocationDefined(Shelf), Some.Noon);

    [Fact]
    public void Defining_the_same_again_changes_nothing()
    {
        Assert.Empty(Location.Define(state, Shelf).Events);
        Assert.Single(Location.Define(state, Shelf with { Zone = "B" }).Events);
    }

    [Fact]
    public void A_place_that_is_another_now_says_how_its_goods_count_and_cuts_its_picks()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 2);
        var defined = Assert.Single(Apply(Location.Define(state, Shelf with { Kind = LocationKind.Quarantine })));

        Assert.Equal([new Flow(Plain, 5, Bucket.Pickable, Bucket.Quarantine)], defined.Flows);
        Assert.Equal(("w:1", -2, true), Assert.Single(defined.Plans) switch { var plan => (plan.Name, plan.Quantity, plan.Cut) });
        Assert.Equal([new Flow(Plain, 5, Bucket.Quarantine, Bucket.Elsewhere)], Assert.Single(Apply(Location.Define(
            state, Shelf with { Blocked = true }))).Flows);
    }

    [Theory]
    [InlineData(LocationKind.Quarantine, false)]
    [InlineData(LocationKind.Pick, true)]
    public void Nobody_is_sent_to_pick_where_pickers_do_not_go(LocationKind kind, bool isBlocked)
    {
        Put(Plain, 5);
        Apply(Location.Define(state, Shelf with { Kind = kind, Blocked = isBlocked }));
        Assert.Empty(Location.Allocate(state, Allocating("w:1", Plain, 2)).Events);
        Assert.Single(Location.Allocate(state, new("p", Plan.PutAway(true), [new(Plain, 2)])).Events);
    }

    [Fact]
    public void What_the_books_do_not_know_is_in_doubt_where_somebody_put_it()
    {
        Put(Plain, 2);
        Allocate("w:1", Plain, 2);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(Plain, 5, "w:1"))));

        Assert.Equal(
            [new(Plain, 2, null, Bucket.Picked, Line), new PlacedGoods(Plain, 3, InDoubt: true)],
            taken.Arriving);
        Assert.Equal(
            [new(Plain, 2, Bucket.Pickable, Bucket.Picked, Line.Claim), new Flow(Plain, 3, Bucket.Outside, Bucket.InDoubt)],
            taken.Flows);
        Assert.Empty(state.Holding.Contents);
    }

    [Fact]
    public void More_that_is_meant_is_given_as_far_as_it_is_there()
    {
        Put(Plain, 2);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(Plain, 5, null, static taking => taking with { OnlyThere = true }))));
        Assert.Equal([new PlacedGoods(Plain, 2, null, Bucket.PutBack)], taken.Arriving);
    }

    [Fact]
    public void The_same_plan_allocated_again_gets_no_more()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 3);
        Assert.Empty(Location.Allocate(state, Allocating("w:1", Plain, 3)).Events);
        Allocate("w:2", Plain, 3);

        Assert.Equal((3, 2), (state.Holding.Allocations["w:1"].Units, state.Holding.Allocations["w:2"].Units));
    }

    [Fact]
    public void A_pick_uses_up_its_own_allocation_and_leaves_the_others()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 3);
        Allocate("w:2", Plain, 2);
        Apply(Take(Plain, 3, "w:1"));

        Assert.Equal(["w:2"], state.Holding.Allocations.Keys);
        Assert.Equal(new Content(2, 2, null), state.Holding.Contents[Plain]);
    }

    [Fact]
    public void Units_that_vanish_from_under_picks_are_cut_from_the_latest_ones_which_are_told()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 2);
        Allocate("w:2", Plain, 2);
        var lost = Assert.Single(Apply(Adjust(Plain, -3)));

        Assert.Equal((2, false), (state.Holding.Allocations["w:1"].Units, state.Holding.Allocations.ContainsKey("w:2")));
        Assert.Equal(("w:2", -2, true), Assert.Single(lost.Plans) switch { var plan => (plan.Name, plan.Quantity, plan.Cut) });
        Assert.Equal(0, state.Holding[Plain].Free);
    }

    [Fact]
    public void An_empty_shelf_is_in_doubt_as_a_whole_and_nobody_is_sent_there()
    {
        Put(Plain, 5);
        Put(Early, 1);
        Allocate("w:1", Plain, 2);
        Allocate("w:2", Early, 1);
        var doubted = Assert.Single(Apply(Doubt(null, new PlanUnits("w:1", 2))));

        Assert.Equal([(Plain, 5L), (Early, 1L)], doubted.Flows
            .Select(flow => (flow.Key, flow.Quantity)).OrderByDescending(static flow => flow.Quantity));
        Assert.All(doubted.Flows, static flow => Assert.Equal((Bucket.Pickable, Bucket.InDoubt), (flow.From, flow.To)));
        Assert.Empty(state.Holding.Allocations);
    }

    [Fact]
    public void Who_finds_fewer_doubts_the_difference()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 2);
        Apply(Doubt(2, new PlanUnits("w:1", 2)));

        Assert.Equal((5, 0, 2), (state.Holding[Plain].Quantity, state.Holding[Plain].Allocated, state.Holding[Plain].InDoubt));
    }

    [Fact]
    public void Units_that_were_moved_before_somebody_missed_them_are_those_whatever_has_come_since()
    {
        Put(Plain, 7);
        Apply(Doubt(4));
        Put(Plain, 5);
        var late = Moving(Plain, 4) with { At = Some.Noon.AddMinutes(-10) };
        var moved = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Corrections.Move(state, Here, late))));

        Assert.Equal((8, 0), (state.Holding[Plain].Quantity, state.Holding[Plain].InDoubt));
        Assert.Equal(new Flow(Plain, 4, Bucket.InDoubt, Bucket.Pickable), Assert.Single(moved.Flows));

        // What is moved afterwards is what lies there.
        Apply(Doubt(2), Some.Noon.AddMinutes(1));
        Apply(Corrections.Move(state, Here, Moving(Plain, 3) with { At = Some.Noon.AddMinutes(2) }));
        Assert.Equal((5, 2), (state.Holding[Plain].Quantity, state.Holding[Plain].InDoubt));
    }

    [Fact]
    public void Units_in_doubt_that_somebody_takes_all_the_same_are_in_doubt_no_longer()
    {
        Put(Plain, 5);
        Apply(Doubt(null));
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(Plain, 2, null))));

        Assert.Equal([new Flow(Plain, 2, Bucket.InDoubt, Bucket.PutBack)], taken.Flows);
        Assert.Equal(3, state.Holding[Plain].InDoubt);
    }

    [Fact]
    public void A_count_settles_doubts_and_a_scan_from_before_it_is_not_booked_again()
    {
        Put(Plain, 10);
        Apply(Doubt(4));
        Count("c1", 6, Some.Noon.AddHours(1));
        Assert.Equal((6, 0), (state.Holding[Plain].Quantity, state.Holding[Plain].InDoubt));

        var late = Assert.Single(Apply(Take(Plain, 5, null, static taking => taking with { At = Some.Noon })));
        Assert.Equal(
            [new(Plain, 4, Bucket.Outside, Bucket.PutBack), new Flow(Plain, 1, Bucket.Pickable, Bucket.PutBack)],
            late.Flows.OrderByDescending(static flow => flow.Quantity));
        Assert.Equal(5, state.Holding[Plain].Quantity);
    }

    [Fact]
    public void A_scan_from_before_a_count_that_is_still_open_belongs_to_its_books()
    {
        Put(Plain, 10);
        Open("c1", 7, Some.Noon.AddHours(1));
        Apply(Take(Plain, 3, null, static taking => taking with { At = Some.Noon }));
        var counted = Assert.IsType<StockCounted>(Assert.Single(Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new("c1", [])))));

        Assert.Empty(counted.Differences);
        Assert.Equal(7, state.Holding[Plain].Quantity);
    }

    [Fact]
    public void A_receipt_from_before_a_count_of_its_dock_was_counted_then()
    {
        Count("c1", 6, Some.Noon.AddHours(1));
        var put = Assert.IsType<GoodsPut>(Assert.Single(Apply(Receive(5, Some.Noon))));
        Assert.Equal((5L, 0), (put.Counted.Sum(static part => part.Quantity), put.Changes.Length));
        Assert.Equal(6, state.Holding[Plain].Quantity);

        // One more was found than this delivery had: the next one may be it.
        Apply(Receive(3, Some.Noon));
        Assert.Equal(8, state.Holding[Plain].Quantity);
        Apply(Receive(3, Some.Noon.AddHours(2)));
        Assert.Equal(11, state.Holding[Plain].Quantity);
    }

    [Fact]
    public void Goods_in_somebodys_hands_are_not_there_for_the_plans_of_others()
    {
        Put(Plain, 5);
        Allocate("w:1", Plain, 1);
        Allocate("w:2", Plain, 4);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(Plain, 5, "w:1"))));

        Assert.DoesNotContain(taken.Arriving, static goods => goods.InDoubt);
        Assert.Equal(("w:2", -4L), Assert.Single(taken.Plans, static plan => plan.Cut) switch { var plan => (plan.Name, plan.Quantity) });
        Assert.Empty(state.Holding.Contents);
    }

    [Fact]
    public void Who_asks_for_more_than_is_planned_takes_it_from_nobody()
    {
        Put(Plain, 3);
        Allocate("w:2", Plain, 3);
        Assert.Empty(Take(Plain, 2, null, static taking => taking with { OnlyThere = true }).Events);
    }

    [Fact]
    public void Who_found_nothing_cannot_have_missed_what_came_later()
    {
        Put(Plain, 5);
        Apply(Takes.Put(state.Place, state.Holding, state.Memory, new(
            "late", [new(Plain, 2, null, Bucket.Pickable)], true, StockReason.Move)), Some.Noon.AddHours(2));
        Apply(Location.Doubt(state, new("doubt", Plain, null, [], "empty", Some.Noon.AddHours(1))));
        Assert.Equal((7, 5), (state.Holding[Plain].Quantity, state.Holding[Plain].InDoubt));
    }

    [Fact]
    public void What_contradicts_the_books_is_counted_wherever_the_goods_went_since()
    {
        Put(Plain, 5);
        Apply(Move(Plain, 5), Some.Noon.AddHours(1));
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(Plain, 2, null, static taking => taking with { At = Some.Noon }))));
        Assert.Equal(["A2"], taken.Suspects);

        var later = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Take(
            Plain, 2, null, static taking => taking with { Reference = "take2", At = Some.Noon.AddHours(2) }))));
        Assert.Empty(later.Suspects);
    }

    [Fact]
    public void A_device_whose_clock_is_ahead_has_not_seen_the_future()
    {
        Put(Plain, 5);
        Apply(Take(Plain, 2, null, static taking => taking with { At = Some.Noon.AddDays(1) }), Some.Noon.AddHours(1));
        Open("c1", 3, Some.Noon.AddHours(2));
        Assert.Empty(Assert.IsType<StockCounted>(Assert.Single(Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new("c1", []))))).Differences);
    }

    [Fact]
    public void A_loss_by_hand_beyond_what_lies_there_is_refused()
    {
        Put(Plain, 2);
        Assert.Equal("not_enough_stock", Adjust(Plain, -3).Refusal!.Code);
    }

    [Fact]
    public void A_count_of_long_ago_is_refused()
    {
        var old = new OpenCount("c", new(Sku, null), [new(Plain, 3)], Some.Noon.AddDays(-8));
        Assert.Equal("too_long_ago", Counts.Open(state.Holding, state.Memory, old, Some.Noon).Refusal!.Code);
    }

    [Fact]
    public void A_count_that_waited_for_long_is_accepted_all_the_same()
    {
        Put(Plain, 10);
        Open("c", 7, Some.Noon);
        Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new("c", [])), Some.Noon.AddDays(9));
        Assert.True(state.Memory.Find("c")!.IsAccepted);
        Assert.Equal(7, state.Holding[Plain].Quantity);
    }

    [Fact]
    public void A_count_that_is_accepted_after_a_newer_one_changes_nothing()
    {
        Put(Plain, 10);
        Open("older", 7, Some.Noon.AddMinutes(1));
        Open("newer", 12, Some.Noon.AddMinutes(2));
        Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new("newer", [])));
        Apply(Doubt(4));
        Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new("older", [])));
        Assert.Equal((12, 4), (state.Holding[Plain].Quantity, state.Holding[Plain].InDoubt));
    }

    [Fact]
    public void A_loss_takes_free_lots_before_those_of_plans()
    {
        Put(Early, 2);
        Put(Late, 2);
        Allocate("w:1", Early, 2);
        Apply(Adjust(Plain, -3));

        Assert.Equal((1, 0), (state.Holding[Early].Quantity, state.Holding[Late].Quantity));
    }

    [Fact]
    public void A_move_without_a_lot_takes_the_first_to_expire()
    {
        Put(Late, 5);
        Put(Early, 2);
        var taken = Assert.IsType<GoodsTaken>(Assert.Single(Apply(Move(Plain, 3))));

        Assert.Equal(
            [new(Early, 2, null, Bucket.Pickable), new PlacedGoods(Late, 1, null, Bucket.Pickable)], taken.Arriving);
        Assert.Empty(taken.Flows);
    }

    [Fact]
    public void What_work_in_hand_has_is_not_moved_away_unless_forced()
    {
        Put(Plain, 3);
        Allocate("w:1", Plain, 2);
        Assert.Equal("allocated", Move(Plain, 2).Refusal!.Code);
        Assert.Equal([Task], Corrections.InTheWay(state, Moving(Plain, 2)));
        Assert.Single(Move(Plain, 1).Events);
        Assert.Single(Corrections.Move(state, Here, Moving(Plain, 2) with { MayCut = [Task] }).Events);

        var forced = Assert.Single(Apply(Corrections.Move(state, Here, Moving(Plain, 2) with { Force = true })));
        Assert.True(Assert.Single(forced.Plans).Cut);
    }

    [Fact]
    public void A_move_takes_goods_from_a_put_away_which_is_told()
    {
        state = Location.Evolve(state, new LocationDefined(Shelf with { Kind = LocationKind.Receiving }), Some.Noon);
        Put(Plain, 5);
        Apply(Location.Allocate(state, new("PA-1", Plan.PutAway(true), [new(Plain, 5)])));
        var moved = Assert.Single(Apply(Move(Plain, 5)));

        Assert.Equal(("PA-1", -5, true), Assert.Single(moved.Plans) switch { var plan => (plan.Name, plan.Quantity, plan.Cut) });
        Assert.Empty(moved.Flows);
    }

    [Fact]
    public void What_is_not_confirmed_stays_on_the_dock()
    {
        state = Location.Evolve(state, new LocationDefined(Shelf with { Kind = LocationKind.Receiving }), Some.Noon);
        Apply(Takes.Put(state.Place, state.Holding, state.Memory, new("r", [new(Plain, 5)], false, StockReason.Receipt, Receipt: new(Sku.Merchant, "a"))));

        Assert.Equal("not_confirmed", Move(Plain, 1).Refusal!.Code);
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
        Assert.Equal(5, state.Holding[Early].Quantity);
    }

    private static Allocating Allocating(string pick, StockKey key, long quantity) => new(pick, Plan.Pick(Task, Line), [new(key, quantity)]);

    private static MoveGoods Moving(StockKey key, long quantity) => new(
        "move", new(key, quantity), [], new(Holder.At(new(Site, "A2")), LocationKind.Pick), null, null, [], false);

    private void Allocate(string pick, StockKey key, long quantity) =>
        Apply(Location.Allocate(state, Allocating(pick, key, quantity)));

    private Decision<HolderEvent> Take(StockKey key, long quantity, string? pick, Func<Taking, Taking>? with = null)
    {
        var taking = new Taking("take", [new(key, quantity, Line)], true, Destination.In(new(Site, "T1")), StockReason.Pick, pick);
        return Takes.Take(state.Place, state.Holding, state.Memory, with?.Invoke(taking) ?? taking);
    }

    private Decision<HolderEvent> Doubt(long? quantity, params PlanUnits[] plans) =>
        Location.Doubt(state, new("doubt", Plain, quantity, [.. plans], "empty", null));

    private Decision<HolderEvent> Adjust(StockKey key, long quantity) =>
        Corrections.Adjust(state, Here, new("adj", key, quantity, [], StockReason.CountVariance, null, null));

    private Decision<HolderEvent> Move(StockKey key, long quantity) => Corrections.Move(state, Here, Moving(key, quantity));

    private void Open(string count, long quantity, DateTimeOffset at) =>
        Apply(Counts.Open(state.Holding, state.Memory, new(count, new(Sku, null), [new(Plain, quantity)], at), at));

    private void Count(string count, long quantity, DateTimeOffset at)
    {
        Open(count, quantity, at);
        Apply(Counts.Accept(state.Place, state.Holding, state.Memory, new(count, [])));
    }

    private void Put(StockKey key, long quantity) => Apply(Takes.Put(
        state.Place, state.Holding, state.Memory, new("put", [new(key, quantity, null, Bucket.Pickable)], true, StockReason.Move)));

    private Decision<HolderEvent> Receive(long quantity, DateTimeOffset at) => Takes.Put(
        state.Place, state.Holding, state.Memory, new("r", [new(Plain, quantity)], false, StockReason.Receipt, Receipt: new(Sku.Merchant, "a"), At: at));

    private ImmutableArray<HolderEvent> Apply(Decision<HolderEvent> decision, DateTimeOffset? at = null)
    {
        Assert.Null(decision.Refusal);
        state = decision.Events.Aggregate(state, (known, @event) => Location.Evolve(known, @event, at ?? Some.Noon));
        return decision.Events;
    }
}
