using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Picking;

public sealed class PickTaskTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly SkuId Sku = new(new("acme"), "MUG");
    private static readonly FulfilmentId First = new(new(new("acme"), "web", "1"), 1);
    private static readonly FulfilmentId Second = new(new(new("acme"), "web", "2"), 1);

    private PickTaskState state = PickTaskState.Initial;

    [Fact]
    public void A_pick_fills_the_drops_in_their_order_and_ends_the_task()
    {
        Create(Stop(1, Sku, 2, 3));

        var picked = Assert.IsType<StopPicked>(Assert.Single(Do(PickTask.Pick(state, Scan(1, 4), Some.Definition))));

        Assert.Equal([2, 2], picked.Drops.Select(drop => drop.Quantity));
        Assert.Equal(0, picked.Surplus);
        Assert.Equal((5, 4), (View().Stops[0].Quantity, View().Stops[0].Done));
        Assert.IsType<WorkClosed>(Do(PickTask.Pick(state, Scan(1, 1), Some.Definition))[^1]);
        Assert.Equal(PickTaskStatus.Done, state.Status);
    }

    [Fact]
    public void A_tote_that_is_named_gets_only_what_is_for_it()
    {
        Create(Stop(1, Sku, 2, 3));

        var picked = (StopPicked)Do(PickTask.Pick(state, Scan(1, 2) with { Tote = "T2" }, Some.Definition))[0];

        Assert.Equal([("T2", 2L)], picked.Drops.Select(drop => (drop.Tote, drop.Quantity)));
        Refused("wrong_tote", Scan(1, 1) with { Tote = "T9" });
        Refused("more_than_planned", Scan(1, 4) with { Tote = "T2" });
    }

    [Fact]
    public void A_short_pick_gives_up_all_that_is_open_at_the_stop()
    {
        Create(Stop(1, Sku, 2, 3), Stop(2, Sku, 1));

        var events = Do(PickTask.Pick(state, Scan(1, 1) with { ShortReason = "empty" }, Some.Definition));

        var missing = Assert.IsType<StopShort>(events[1]);
        Assert.Equal((4, "empty"), (missing.Quantity, missing.Reason));
        Assert.Equal([1, 3], missing.Drops.Select(drop => drop.Quantity));
        Assert.Equal(PickOutcome.Short, PickTask.Answer(state, "W1-1", 1, 1, false).Outcome);
        Assert.NotEqual(PickTaskStatus.Done, state.Status);
    }

    [Fact]
    public void What_a_former_owner_took_is_a_fact_beside_what_his_successor_has_done()
    {
        Create(Stop(1, Sku, 4));
        Do(Ownership.Take(state.Work, new("bob", "ada")));
        Do(PickTask.Pick(state, Scan(1, 4) with { Picker = "bob" }, Some.Definition));

        var late = (StopPicked)Do(PickTask.Pick(state, Late(Scan(1, 4) with { Seen = 0 }), Some.Definition))[0];
        Assert.Equal((4, 4), (late.Quantity, late.Surplus));
        Assert.Empty(Do(PickTask.Pick(state, Scan(1, 4) with { Picker = "bob", Seen = 0, Operation = "again", At = Some.Noon.AddDays(1) }, Some.Definition)));
    }

    [Fact]
    public void Who_does_not_find_one_unit_by_its_serial_number_says_nothing_of_the_others()
    {
        Create(Stop(1, new StockKey(Sku, Serial: "s1"), 1));
        var missing = (StopShort)Do(PickTask.Pick(state, Scan(1, 0) with { ShortReason = "not there" }, Some.Definition))[0];
        Assert.False(missing.Empty);
    }

    [Fact]
    public void A_scan_of_what_is_done_books_nothing()
    {
        Create(Stop(1, Sku, 2), Stop(2, Sku, 2));
        Do(PickTask.Pick(state, Scan(1, 2), Some.Definition));
        Do(PickTask.Pick(state, Scan(2, 0) with { ShortReason = "empty" }, Some.Definition));
        Assert.Equal(PickTaskStatus.Done, state.Status);

        foreach (var repeat in new[] { Scan(1, 2), Scan(2, 1), Scan(1, 1) with { Operation = "another", At = Some.Noon.AddDays(1) } })
        {
            Assert.True(PickTask.IsRepeat(state, repeat));
            Assert.Empty(Do(PickTask.Pick(state, repeat, Some.Definition)));
        }

        Assert.Equal(PickOutcome.AlreadyDone, PickTask.Answer(state, "W1-1", 1, 1, true).Outcome);
    }

    [Fact]
    public void Who_saw_another_state_than_it_is_books_nothing()
    {
        Create(Stop(1, Sku, 4));
        Do(PickTask.Pick(state, Scan(1, 1) with { Seen = 0 }, Some.Definition));

        Assert.Empty(Do(PickTask.Pick(state, Scan(1, 1) with { Seen = 0 }, Some.Definition)));
        Assert.Single(Do(PickTask.Pick(state, Scan(1, 1) with { Seen = 1 }, Some.Definition)));
    }

    [Fact]
    public void More_than_planned_is_taken_where_it_is_meant()
    {
        Create(Stop(1, Sku, 2));
        Refused("more_than_planned", Scan(1, 3));

        var picked = (StopPicked)Do(PickTask.Pick(state, Scan(1, 3) with { Extra = true }, Some.Definition))[0];
        Assert.Equal((3, 1, "SURPLUS-W1", true), (picked.Quantity, picked.Surplus, picked.SurplusTote, picked.Extra));
        var answer = PickTask.Answer(state, "W1-1", 1, 1, false);
        Assert.Equal((PickOutcome.Surplus, 1), (answer.Outcome, answer.Surplus));
    }

    [Fact]
    public void Units_of_a_cancelled_order_are_dropped_and_a_late_scan_of_them_is_surplus()
    {
        Create(Stop(1, Sku, 2, 3), Stop(2, Sku, 4));
        Do(PickTask.Pick(state, Scan(1, 1), Some.Definition));

        var dropped = (UnitsDropped)Do(PickTask.Drop(state, new("r1", First, "1", 9)))[0];

        Assert.Equal(5, dropped.Quantity);
        Assert.Equal([(2, 4L), (1, 1L)], dropped.At.Select(part => (part.Stop, part.Quantity)));
        Assert.Equal([3, 0], View().Stops.Select(stop => stop.Quantity - stop.Done));
        Assert.Empty(Do(PickTask.Pick(state, Scan(2, 4), Some.Definition)));
        var late = (StopPicked)Do(PickTask.Pick(state, Late(Scan(2, 4)), Some.Definition))[0];
        Assert.Equal((4, 4), (late.Quantity, late.Surplus));
    }

    [Fact]
    public void The_same_wish_to_drop_is_done_once_and_the_last_one_ends_the_task()
    {
        Create(Stop(1, Sku, 2, 3));
        Do(PickTask.Drop(state, new("r1", Second, "1", 2)));

        Assert.Empty(PickTask.Drop(state, new("r1", Second, "1", 2)).Events);
        Assert.Equal(2, state.Dropped["r1"]);
        Do(PickTask.Drop(state, new("r2", Second, "1", 2)));
        Assert.Equal(1, state.Dropped["r2"]);
        Assert.IsType<WorkClosed>(Do(PickTask.Drop(state, new("r3", First, "1", 2)))[^1]);
    }

    [Fact]
    public void After_a_release_somebody_else_does_the_rest_and_the_first_picker_is_believed_of_what_he_did_before()
    {
        Create(Stop(1, Sku, 4));
        Assert.Equal("not_your_task", Ownership.Release(state.Work, new("bob", "tired")).Refusal!.Code);
        Refused("not_yours", Scan(1, 1) with { Picker = "bob" });
        Do(Ownership.Release(state.Work, new("ada", "tired")));
        Refused("not_yours", Scan(1, 1));
        Do(Ownership.Take(state.Work, new("bob")));

        Refused("not_yours", Scan(1, 3));
        Do(PickTask.Pick(state, Late(Scan(1, 3)), Some.Definition));
        Do(PickTask.Pick(state, Scan(1, 1) with { Picker = "bob" }, Some.Definition));

        Assert.Equal((PickTaskStatus.Done, 4), (state.Status, View().Stops[0].Done));
        Assert.Equal("task_done", Ownership.Release(state.Work, new("bob", "done")).Refusal!.Code);
        Assert.Equal("task_done", Ownership.Take(state.Work, new("ada")).Refusal!.Code);
    }

    [Fact]
    public void What_a_shelf_has_no_longer_is_not_asked_for()
    {
        Create(Stop(1, Sku, 2), Stop(2, Sku, 3));
        var cut = Assert.IsType<UnitsCut>(Assert.Single(Do(PickTask.Cut(state, "c", "W1:20", 2))));

        Assert.Equal((2, 2L, (ForLine?)null), (cut.Stop, cut.Quantity, cut.Untold));
        Assert.Equal([2, 1], View().Stops.Select(stop => stop.Quantity));
        Refused("more_than_planned", Scan(2, 3));
        Assert.Equal(2, ((StopPicked)Do(PickTask.Pick(state, Late(Scan(2, 3)), Some.Definition))[0]).Surplus);
    }

    [Fact]
    public void What_was_cut_before_the_task_was_made_is_told_when_it_is()
    {
        Do(PickTask.Cut(state, "c", "W1:10", 2));
        var made = Do(PickTask.Create(state, new(new(Site, "W1"), WaveKind.Batch, 0, ["T1"], [Stop(1, Sku, 2), Stop(2, Sku, 1)])));

        var cut = Assert.IsType<UnitsCut>(made[2]);
        Assert.Equal((1, 2L, new ForLine(First, "1"), "c"), (cut.Stop, cut.Quantity, cut.Untold, cut.Reference));
        Assert.Equal(1, state.Open);
    }

    [Fact]
    public void Only_nonsense_is_refused()
    {
        Create(Stop(1, Sku, 4));
        var sku = Some.Definition with { Barcodes = [new("0012345678905"), new("CASE-1", "case")] };

        Refused("unknown_stop", Scan(7, 1));
        Refused("invalid_quantity", Scan(1, -1));
        Refused("invalid_quantity", Scan(1, 0));
        Refused("more_than_planned", Scan(1, 5));
        Refused("wrong_location", Scan(1, 1) with { Scanned = new("A-2", null) });
        Refused("wrong_barcode", Scan(1, 1) with { Scanned = new(null, "4006381333931") }, sku);
        Refused("wrong_barcode", Scan(1, 1) with { Scanned = new(null, "(01)04006381333931(10)L1") }, sku);
        foreach (var right in new[] { "MUG", "0012345678905", "12345678905", "CASE-1", "(01)00012345678905(17)270131(10)L1", "]C10100012345678905" })
            Assert.Null(PickTask.Pick(state, Scan(1, 1) with { Scanned = new("A-1", right) }, sku).Refusal);
    }

    [Fact]
    public void Lots_and_serials_are_enforced_where_the_sku_asks_for_them()
    {
        Create(Stop(1, new StockKey(Sku, Lot: "L1"), 4), Stop(2, new StockKey(Sku, Serial: "S1"), 1));
        var lots = Some.Definition with { Tracking = Tracking.Lot };
        var serials = Some.Definition with { Tracking = Tracking.Serial };

        Refused("lot_required", Scan(1, 1), lots);
        Refused("wrong_lot", Scan(1, 1) with { Lot = "L2" }, lots);
        Refused("serials_required", Scan(2, 1), serials);
        Refused("wrong_serial", Scan(2, 1) with { Serials = ["S2"] }, serials);
        Assert.Null(PickTask.Pick(state, Scan(1, 1) with { Lot = "L1" }, lots).Refusal);
        Assert.Null(PickTask.Pick(state, Scan(1, 0) with { ShortReason = "gone" }, lots).Refusal);
        Assert.Null(PickTask.Pick(state, Scan(2, 1) with { Serials = ["S1"] }, serials).Refusal);
    }

    private void Refused(string code, Pick scan, SkuDefinition? sku = null) =>
        Assert.Equal(code, PickTask.Pick(state, scan, sku ?? Some.Definition).Refusal?.Code);

    private void Create(params PlannedStop[] stops)
    {
        Do(PickTask.Create(state, new(new(Site, "W1"), WaveKind.Batch, 1_000, ["T1", "T2"], [.. stops])));
        Do(Ownership.Take(state.Work, new("ada")));
    }

    /// <summary>Heard after what has changed since it was made.</summary>
    private static Pick Late(Pick scan) => scan with { Operation = "late", At = Some.Noon.AddMinutes(-1) };

    private static PlannedStop Stop(int stop, SkuId sku, params long[] drops) => Stop(stop, new StockKey(sku), drops);

    private static PlannedStop Stop(int stop, StockKey key, params long[] drops) => new(
        stop,
        new(Site, $"A-{stop}"),
        key,
        [.. drops.Select((quantity, i) => new PlannedDrop($"W1:{stop}{i}", i == 0 ? First : Second, "1", $"T{i + 1}", quantity))]);

    private static Pick Scan(int stop, long quantity) => new("ada", stop, quantity, null, null, [], null, null, null);

    private TaskView View() => PickTask.View(state, "W1-1");

    private ImmutableArray<WorkEvent> Do(Decision<WorkEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = PickTask.Evolve(state, @event, Some.Noon);
        return decision.Events;
    }
}
