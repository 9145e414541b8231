using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking.Paths;

public sealed class SingleBlockPathTests
{
    private static readonly Block Small = new([0, 3000, 6000], 0, 10_000);

    [Fact]
    public void Every_published_instance_is_solved_to_its_proven_optimum()
    {
        var instances = PickerRoutingInstance.All();
        Assert.Equal(96, instances.Count);
        Assert.All(instances, instance =>
        {
            var route = SingleBlockPath.Plan(instance.Block, instance.Stops, instance.Depot);
            Assert.Equal(instance.Optimum, route.DistanceMm);
            Assert.Equal(instance.Optimum, Length(instance.Block, instance.Stops, instance.Depot, route.Order));
        });
    }

    [Fact]
    public void Walking_in_an_S_is_never_shorter_than_the_optimum()
    {
        Assert.All(PickerRoutingInstance.All(), instance =>
        {
            var route = SShapePath.Plan(instance.Block, instance.Stops, instance.Depot);
            Assert.InRange(route.DistanceMm, instance.Optimum, long.MaxValue);
            Assert.InRange(Length(instance.Block, instance.Stops, instance.Depot, route.Order), instance.Optimum, route.DistanceMm);
        });
    }

    [Fact]
    public void A_short_aisle_is_entered_and_left_on_the_same_side()
    {
        var route = SingleBlockPath.Plan(Small, [new(0, 2000), new(2, 1000)], new Depot(0, 0));
        Assert.Equal(2 * 2000 + 2 * 6000 + 2 * 1000, route.DistanceMm);
    }

    [Fact]
    public void No_stops_are_no_way() =>
        Assert.Equal(0, SingleBlockPath.Plan(Small, [], new Depot(0, -500)).DistanceMm);

    [Fact]
    public void A_depot_before_the_block_adds_its_way_to_the_cross_aisle() =>
        Assert.Equal(2 * 1500 + 2 * 100, SingleBlockPath.Plan(Small, [new(1, 100)], new Depot(3000, -1500)).DistanceMm);

    [Fact]
    public void A_depot_beside_the_block_walks_along_the_cross_aisle() =>
        Assert.Equal(2 * 2000 + 2 * 100, SingleBlockPath.Plan(Small, [new(0, 100)], new Depot(-2000, 0)).DistanceMm);

    [Fact]
    public void Stops_at_one_place_are_visited_together()
    {
        var route = SingleBlockPath.Plan(Small, [new(1, 500), new(0, 500), new(1, 500)], new Depot(0, 0));
        Assert.Equal(1, Math.Abs(route.Order.IndexOf(0) - route.Order.IndexOf(2)));
    }

    [Fact]
    public void No_order_of_visits_found_by_trying_all_is_shorter()
    {
        var random = new Random(1983);
        for (var round = 0; round < 1500; round++)
        {
            var (block, stops, depot) = Any(random);
            var route = SingleBlockPath.Plan(block, stops, depot);
            Assert.Equal(Enumerable.Range(0, stops.Length), route.Order.Order());
            var best = Shortest(block, stops, depot);
            Assert.True(best == route.DistanceMm, $"{best} is shorter than {route} from {depot} in {string.Join(',', block.AisleX)} {block} to {string.Join(' ', stops)}");
            Assert.Equal(best, Length(block, stops, depot, route.Order));
            var simple = SShapePath.Plan(block, stops, depot);
            Assert.Equal(Enumerable.Range(0, stops.Length), simple.Order.Order());
            Assert.InRange(Length(block, stops, depot, simple.Order), best, simple.DistanceMm);
        }
    }

    private static (Block, AisleStop[], Depot) Any(Random random)
    {
        var aisles = new long[random.Next(1, 7)];
        for (var i = 1; i < aisles.Length; i++)
            aisles[i] = aisles[i - 1] + random.Next(1, 9);
        var block = new Block([.. aisles], random.Next(-5, 5), random.Next(6, 25));
        var stops = Enumerable.Range(0, random.Next(1, 8))
            .Select(_ => new AisleStop(random.Next(aisles.Length), random.NextInt64(block.Front, block.Back + 1))).ToArray();
        return (block, stops, new Depot(random.NextInt64(-4, aisles[^1] + 5), random.NextInt64(block.Front - 3, block.Back + 4)));
    }

    private static long Shortest(Block block, AisleStop[] stops, Depot depot)
    {
        var best = new long[1 << stops.Length, stops.Length];
        for (var set = 1; set < 1 << stops.Length; set++)
        {
            for (var last = 0; last < stops.Length; last++)
            {
                best[set, last] = long.MaxValue / 2;
                if ((set >> last & 1) == 0)
                    continue;
                var rest = set & ~(1 << last);
                best[set, last] = rest == 0
                    ? ToDepot(block, depot, stops[last])
                    : Enumerable.Range(0, stops.Length).Where(p => (rest >> p & 1) == 1)
                        .Min(p => best[rest, p] + Between(block, stops[p], stops[last]));
            }
        }
        return Enumerable.Range(0, stops.Length)
            .Min(last => best[(1 << stops.Length) - 1, last] + ToDepot(block, depot, stops[last]));
    }

    private static long Length(Block block, AisleStop[] stops, Depot depot, IReadOnlyList<int> order) =>
        ToDepot(block, depot, stops[order[0]]) + ToDepot(block, depot, stops[order[^1]])
        + order.Zip(order.Skip(1), (a, b) => Between(block, stops[a], stops[b])).Sum();

    private static long Between(Block block, AisleStop a, AisleStop b) =>
        a.Aisle == b.Aisle ? Math.Abs(a.At - b.At) : Across(block, block.AisleX[a.Aisle], a.At, block.AisleX[b.Aisle], b.At);

    private static long ToDepot(Block block, Depot depot, AisleStop stop)
    {
        var aisle = block.AisleX[stop.Aisle];
        if (depot.At <= block.Front || depot.At >= block.Back)
        {
            var end = depot.At <= block.Front ? block.Front : block.Back;
            return Math.Abs(depot.At - end) + Across(block, depot.X, end, aisle, stop.At);
        }
        var seat = block.AisleX.MinBy(x => (Math.Abs(x - depot.X), x));
        var step = Math.Abs(depot.X - seat);
        return step + (seat == aisle ? Math.Abs(depot.At - stop.At) : Across(block, seat, depot.At, aisle, stop.At));
    }

    private static long Across(Block block, long x1, long at1, long x2, long at2) =>
        Math.Abs(x1 - x2) + Math.Min(at1 + at2 - 2 * block.Front, 2 * block.Back - at1 - at2);
}
