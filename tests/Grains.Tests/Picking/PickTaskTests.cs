using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;

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
        Assert.IsType<PickTaskDone>(Do(PickTask.Pick(state, Scan(1, 1), Some.Definition))[^1]);
        Assert.Equal(PickTaskStatus.Done, state.Status);
    }

    [Fact]
    public void A_tote_that_is_named_gets_only_what_is_for_it()
    {
        Create(Stop(1, Sku, 2, 3));

        var picked = (StopPicked)Do(PickTask.Pick(state, Scan(1, 2) with { Tote = "T2" }, Some.Definition))[0];

        Assert.Equal([("T2", 2L)], picked.Drops.Select(drop => (drop.Tote, drop.Quantity)));
        Refused("wrong_tote", Scan(1, 1) with { Tote = "T9" });
        Refused("more_than_asked", Scan(1, 4) with { Tote = "T2" });
    }

    [Fact]
    public void A_short_pick_gives_up_all_that_is_open_at_the_stop()
    {
        Create(Stop(1, Sku, 2, 3), Stop(2, Sku, 1));

        var events = Do(PickTask.Pick(state, Scan(1, 1) with { ShortReason = "empty" }, Some.Definition));

        var missing = Assert.IsType<StopShort>(events[1]);
        Assert.Equal((4, "empty"), (missing.Quantity, missing.Reason));
        Assert.Equal([1, 3], missing.Drops.Select(drop => drop.Quantity));
        Assert.Equal(PickOutcome.Short, PickTask.Answer(state, "W1-1", 1).Outcome);
        Assert.NotEqual(PickTaskStatus.Done, state.Status);
    }

    [Fact]
    public void A_scan_at_a_stop_that_is_done_or_short_is_surplus()
    {
        Create(Stop(1, Sku, 2), Stop(2, Sku, 2));
        Do(PickTask.Pick(state, Scan(1, 2), Some.Definition));
        Do(PickTask.Pick(state, Scan(2, 0) with { ShortReason = "empty" }, Some.Definition));
        Assert.Equal(PickTaskStatus.Done, state.Status);

        var twice = (StopPicked)Assert.Single(Do(PickTask.Pick(state, Scan(1, 2), Some.Definition)));
        var found = (StopPicked)Assert.Single(Do(PickTask.Pick(state, Scan(2, 1) with { Tote = "T1" }, Some.Definition)));

        Assert.Equal((2, "SURPLUS-W1"), (twice.Surplus, twice.SurplusTote));
        Assert.Equal((1, "T1"), (found.Surplus, found.SurplusTote));
        var answer = PickTask.Answer(state, "W1-1", 2);
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
        var late = (StopPicked)Do(PickTask.Pick(state, Scan(2, 4), Some.Definition))[0];
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
        Assert.IsType<PickTaskDone>(Do(PickTask.Drop(state, new("r3", First, "1", 2)))[^1]);
    }

    [Fact]
    public void After_a_release_somebody_else_does_the_rest_and_the_first_picker_is_still_believed()
    {
        Create(Stop(1, Sku, 4));
        Do(PickTask.Assign(state, "ada"));
        Assert.Equal("not_your_task", PickTask.Release(state, "bob", "tired").Refusal!.Code);
        Do(PickTask.Release(state, "ada", "tired"));
        Do(PickTask.Assign(state, "bob"));

        Do(PickTask.Pick(state, Scan(1, 3), Some.Definition));
        Do(PickTask.Pick(state, Scan(1, 1) with { Picker = "bob" }, Some.Definition));

        Assert.Equal((PickTaskStatus.Done, 4), (state.Status, View().Stops[0].Done));
        Assert.Equal("task_done", PickTask.Release(state, "bob", "done").Refusal!.Code);
        Assert.Equal("task_done", PickTask.Assign(state, "ada").Refusal!.Code);
    }

    [Fact]
    public void Only_nonsense_is_refused()
    {
        Create(Stop(1, Sku, 4));
        var sku = Some.Definition with { Barcodes = [new("0012345678905"), new("CASE-1", "case")] };

        Refused("unknown_stop", Scan(7, 1));
        Refused("invalid_quantity", Scan(1, -1));
        Refused("invalid_quantity", Scan(1, 0));
        Refused("more_than_asked", Scan(1, 5));
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

    private void Create(params PlannedStop[] stops) =>
        Do(PickTask.Create(state, new(new(Site, "W1"), WaveKind.Batch, 1_000, ["T1", "T2"], [.. stops])));

    private static PlannedStop Stop(int stop, SkuId sku, params long[] drops) => Stop(stop, new StockKey(sku), drops);

    private static PlannedStop Stop(int stop, StockKey key, params long[] drops) => new(
        stop,
        new(Site, $"A-{stop}"),
        key,
        [.. drops.Select((quantity, i) => new PlannedDrop($"W1:{stop}{i}", i == 0 ? First : Second, "1", $"T{i + 1}", quantity))]);

    private static Pick Scan(int stop, long quantity) => new("ada", stop, quantity, null, null, [], null, null, null);

    private TaskView View() => PickTask.View(state, "W1-1");

    private ImmutableArray<PickTaskEvent> Do(Decision<PickTaskEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = PickTask.Evolve(state, @event);
        return decision.Events;
    }
}
