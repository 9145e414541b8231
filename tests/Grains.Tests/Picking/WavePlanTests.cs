using System.Collections.Immutable;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking;

public sealed class WavePlanTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly WaveId Wave1 = new(Site, "W000001");
    private static readonly SkuId Mug = new(new("acme"), "MUG");
    private static readonly SkuId Cup = new(new("acme"), "CUP");
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void What_expires_first_comes_before_what_keeps_and_the_pick_face_before_overstock()
    {
        var plan = Plan(
            WaveKind.Single,
            [Wants(1, (Mug, 9))],
            Lies("O-1", Mug, 50, kind: LocationKind.Overstock),
            Lies("O-2", Mug, 1, expiry: Today.AddDays(30), kind: LocationKind.Overstock),
            Lies("P-1", Mug, 3),
            Lies("P-2", Mug, 3, expiry: Today.AddDays(90)),
            Lies("P-3", Mug, 1, expiry: Today.AddDays(30)));

        Assert.Equal(
            [("O-1", 1L), ("O-2", 1), ("P-1", 3), ("P-2", 3), ("P-3", 1)],
            Takes(plan).Order());
    }

    [Fact]
    public void A_line_is_taken_from_one_shelf_where_one_suffices_and_that_is_left_with_the_least()
    {
        var plan = Plan(WaveKind.Single, [Wants(1, (Mug, 4))], Lies("P-1", Mug, 3), Lies("P-2", Mug, 9), Lies("P-3", Mug, 5));

        Assert.Equal([("P-3", 4L)], Takes(plan));
    }

    [Fact]
    public void What_is_damaged_expired_or_not_where_pickers_go_is_not_picked()
    {
        var plan = Plan(
            WaveKind.Single,
            [Wants(1, (Mug, 1))],
            Lies("P-1", Mug, 5, expiry: Today.AddDays(-1)),
            Lies("R-1", Mug, 5, kind: LocationKind.Receiving),
            Lies("P-2", Mug, 5) with { Key = new(Mug, Condition: Condition.Damaged) });

        Assert.Empty(plan.Tasks);
        Assert.Equal([WavePlan.NotOnShelf], plan.NotPlanned.Select(left => left.Reason));
    }

    [Fact]
    public void A_fulfilment_that_cannot_be_picked_whole_leaves_its_goods_to_the_next_one()
    {
        var plan = Plan(
            WaveKind.Single, [Wants(1, (Mug, 2), (Cup, 2)), Wants(2, (Mug, 3))], Lies("P-1", Mug, 3), Lies("P-2", Cup, 1));

        Assert.Equal([Fulfilment(1).ToString()], plan.NotPlanned.Select(left => left.Fulfilment));
        Assert.Equal([Fulfilment(2)], Drops(plan).Select(drop => drop.Fulfilment));
    }

    [Fact]
    public void A_batch_shares_stops_and_every_fulfilment_has_a_tote_and_one_task()
    {
        var orders = Enumerable.Range(1, 11).Select(i => Wants(i, (Mug, i))).ToArray();

        var plan = Plan(WaveKind.Batch, orders, Lies("P-1", Mug, 500));

        Assert.True(plan.Tasks.Length is > 1 and < 11);
        Assert.All(plan.Tasks, task => Assert.Single(task.Stops));
        Assert.All(plan.Tasks, task => Assert.True(task.Totes.Length <= 8));
        Assert.Equal(11, Drops(plan).Select(drop => drop.Tote).Distinct().Count());
        Assert.Equal(11, Drops(plan).Select(drop => drop.Pick).Distinct().Count());
        Assert.Equal("W000001-1", plan.Tasks[0].Task.Code);
        Assert.StartsWith("TW000001-", Drops(plan).First().Tote, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_come_in_walking_order_with_the_length_of_the_tour()
    {
        var plan = Plan(
            WaveKind.Single, [Wants(1, (Mug, 1), (Cup, 1))], Lies("P-9", Mug, 1), Lies("P-1", Cup, 1));

        Assert.Equal(["P-1", "P-9"], plan.Tasks[0].Stops.Select(stop => stop.Location.Code));
        Assert.Equal([1, 2], plan.Tasks[0].Stops.Select(stop => stop.Stop));
        Assert.True(plan.Tasks[0].DistanceMm > 0);
    }

    [Fact]
    public void A_wave_settles_on_what_shelves_and_orders_still_give()
    {
        var plan = Plan(
            WaveKind.Batch, [.. Enumerable.Range(1, 4).Select(i => Wants(i, (Mug, 1)))], Lies("P-1", Mug, 2), Lies("P-2", Mug, 2));
        var state = Wave.Evolve(WaveState.Initial, plan, default);
        var @short = Drops(plan).Where(drop => drop.Fulfilment == Fulfilment(1)).Select(drop => drop.Pick).ToHashSet();
        Assert.Equal([Fulfilment(2), Fulfilment(3), Fulfilment(4)], Wave.Starts(state, @short).OrderBy(f => f.Order.Number));

        var settled = (WaveSettled)Wave.Settle(state, @short, [Answer(2, 1), new(Fulfilment(3), null, "not_released"), Answer(4, 2)]).Events[0];

        Assert.Equal([Fulfilment(2)], settled.Tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops).Select(drop => drop.Fulfilment));
        Assert.Equal(["not_on_shelf", "not_released", "changed"], settled.NotPlanned.Select(left => left.Reason));
        Assert.Equal(3, settled.GiveBack.Length);
        Assert.Equal([Fulfilment(4)], settled.Stopped);
        Assert.Single(settled.Tasks[0].Totes);
    }

    [Fact]
    public void No_plan_takes_more_than_lies_free_or_less_than_a_fulfilment_wants()
    {
        int planned = 0, left = 0;
        var row = Gen.Choose(1, 9).SelectMany(at => Gen.Choose(0, 9).SelectMany(_ => Gen.Choose(0, 3), (free, days) => (at, free, days)));
        var order = Gen.Choose(1, 6).SelectMany(_ => Gen.Choose(0, 4), (mugs, cups) => (mugs, cups));
        var wave = row.ListOf(12).SelectMany(_ => order.ListOf(8), (rows, orders) => (rows, orders));
        Prop.ForAll(wave.ToArbitrary(), given =>
        {
            var stock = given.rows
                .Select((r, i) => Lies($"P-{r.at}", i % 2 == 0 ? Mug : Cup, r.free, Today.AddDays(r.days)))
                .DistinctBy(s => (s.Location, s.Key))
                .ToArray();
            var orders = given.orders.Select((o, i) => Wants(i, [(Mug, o.mugs), .. o.cups > 0 ? [(Cup, o.cups)] : Array.Empty<(SkuId, long)>()])).ToArray();

            var plan = Plan(WaveKind.Batch, orders, stock);

            foreach (var taken in plan.Tasks.SelectMany(task => task.Stops).GroupBy(stop => (stop.Location, stop.Key)))
            {
                var free = stock.Single(s => s.Location == taken.Key.Location && s.Key == taken.Key.Key).Free;
                Assert.True(taken.Sum(stop => stop.Drops.Sum(drop => drop.Quantity)) <= free);
            }

            var wanted = orders.Where(o => !plan.NotPlanned.Any(n => n.Fulfilment == o.Fulfilment.ToString())).ToArray();
            Assert.Equal(wanted.Sum(o => o.Lines.Sum(line => line.Quantity)), Drops(plan).Sum(drop => drop.Quantity));
            planned += wanted.Length;
            left += plan.NotPlanned.Length;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        Assert.True(planned > 100 && left > 100, $"{planned} planned, {left} left");
    }

    private static StartAnswer Answer(int number, long wanted) => new(Fulfilment(number), [new("1", Mug, wanted)], null);

    private static WavePlanned Plan(WaveKind kind, WaveCandidate[] orders, params ShelfStock[] stock)
    {
        var layout = BlockLayout.From(Enumerable.Range(1, 9).Select(i => new WarehouseLocation($"P-{i}", "Z", "P", $"{i}", "1", 0, i * 1_000)));
        return WavePlan.Plan(Wave1, kind, new([.. orders], [.. stock], layout, null, Today));
    }

    private static WaveCandidate Wants(int number, params (SkuId Sku, long Quantity)[] lines) => new(
        Fulfilment(number), null, [.. lines.Select((line, i) => new LineQuantity($"{i + 1}", line.Sku, line.Quantity))]);

    private static FulfilmentId Fulfilment(int number) => new(new(new("acme"), "web", $"{number}"), 1);

    private static ShelfStock Lies(string at, SkuId sku, long free, DateOnly? expiry = null, LocationKind kind = LocationKind.Pick) =>
        new(new(Site, at), kind, new(sku, Expiry: expiry), free);

    private static IEnumerable<PlannedDrop> Drops(WavePlanned plan) =>
        plan.Tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops);

    private static IEnumerable<(string Location, long Quantity)> Takes(WavePlanned plan) =>
        WavePlan.Promises(plan.Tasks).Select(promise => (promise.Location.Code, promise.Quantity));
}
