using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking;

public sealed class BatchingTests
{
    private static readonly BlockLayout Layout = BlockLayout.From(
        from a in Enumerable.Range(1, 20)
        from b in Enumerable.Range(1, 40)
        select new WarehouseLocation(Code(a, b), "A", $"{a}", $"{b}", "1", a * 4000, b * 1000, 0));

    private static readonly FloorPoint Depot = new(40_000, -2000);

    [Fact]
    public void Orders_from_the_same_aisles_are_picked_together()
    {
        var batches = Plan(new(2), Order("a", (1, 5), (2, 5)), Order("b", (19, 5), (20, 5)), Order("c", (1, 9), (2, 9)), Order("d", (20, 1)));
        Assert.Equal(["a c", "b d"], batches.Select(b => string.Join(' ', b.Fulfilments)));
    }

    [Fact]
    public void No_limit_is_exceeded_but_by_an_order_that_is_beyond_it_alone()
    {
        var limits = new BatchLimits(6, 8, 10_000, 50_000_000);
        var orders = Random(300, 5);
        orders[17] = orders[17] with { Grams = 99_000 };
        var batches = Plan(limits, orders);
        Assert.Equal(orders.Select(o => o.Fulfilment).Order(), batches.SelectMany(b => b.Fulfilments).Order());
        Assert.All(batches.Where(b => b.Fulfilments.Length > 1), b => Assert.True(
            b is { Fulfilments.Length: <= 6, Totes: <= 8, Grams: <= 10_000, Mm3: <= 50_000_000 }));
        Assert.Single(batches, b => b.Fulfilments is ["o17"]);
        Assert.Equal(batches.Select(Text), Plan(limits, orders).Select(Text));
        Assert.True(batches.Count(b => b.Fulfilments.Length > 1) > 20);
    }

    [Fact]
    public void Five_hundred_orders_are_batched_within_a_second_and_save_much_of_the_way()
    {
        var orders = Random(500, 21);
        var limits = new BatchLimits(10);
        Plan(limits, orders);
        var started = Stopwatch.GetTimestamp();
        var batches = Plan(limits, orders);
        var took = Stopwatch.GetElapsedTime(started);
        var alone = Plan(new(1), orders).Sum(b => b.DistanceMm);
        var byTurn = orders.Chunk(10).Sum(chunk => PickPath.Plan(Layout, [.. chunk.SelectMany(o => o.Locations)], Depot).DistanceMm);
        var saved = batches.Sum(b => b.DistanceMm);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{batches.Length} tours of {saved / 1_000_000.0:0.0} km; first come first served {byTurn / 1_000_000.0:0.0} km, one by one {alone / 1_000_000.0:0.0} km; {took.TotalMilliseconds:0} ms");
        Assert.True(saved < byTurn * 0.9 && byTurn < alone);
        Assert.InRange(batches.Length, 50, 75);
        Assert.InRange(took.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Orders_at_unknown_places_are_still_put_together()
    {
        var batches = Plan(new(3), [.. Enumerable.Range(0, 7).Select(i => new BatchOrder($"o{i}", ["nowhere"], 1, 1))]);
        Assert.Equal(3, batches.Length);
        Assert.Empty(Plan(new(3)));
    }

    [Fact]
    public void A_tour_over_an_open_floor_has_a_length_too()
    {
        var floor = BlockLayout.From(Enumerable.Range(0, 30).Select(i =>
            new WarehouseLocation($"p{i}", "F", "floor", $"{i}", "1", i % 6 * 9000, i / 6 * 9000, 0)));
        var orders = Enumerable.Range(0, 30).Select(i => new BatchOrder($"o{i}", [$"p{i}"], 1, 1)).ToArray();
        var batches = Batching.Plan(floor, orders, new FloorPoint(0, 0), new(5));
        Assert.Equal(30, batches.Sum(b => b.Fulfilments.Length));
        Assert.InRange(batches.Length, 6, 10);
    }

    private static BatchOrder[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new BatchOrder($"o{i}",
            [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Code(random.Next(1, 21), random.Next(1, 41)))],
            random.Next(100, 5000), random.Next(100_000, 20_000_000), random.Next(1, 3)))];
    }

    private static BatchOrder Order(string id, params (int Aisle, int Bay)[] stops) =>
        new(id, [.. stops.Select(s => Code(s.Aisle, s.Bay))], 1000, 1_000_000);

    private static ImmutableArray<PickBatch> Plan(BatchLimits limits, params BatchOrder[] orders) =>
        Batching.Plan(Layout, orders, Depot, limits);

    private static string Text(PickBatch batch) => string.Join(' ', batch.Fulfilments) + batch.DistanceMm;

    private static string Code(int aisle, int bay) => string.Create(CultureInfo.InvariantCulture, $"A-{aisle}-{bay}");
}
