using System.Globalization;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking.Paths;

public sealed class PickPathTests
{
    [Fact]
    public void Aisles_are_found_by_name_in_the_order_in_which_they_stand()
    {
        var layout = BlockLayout.From(Grid("A", 0, 0, aisles: 3, bays: 5));
        var block = Assert.Single(layout.Blocks);
        Assert.False(block.Turned);
        Assert.Equal([0, 4000, 8000], block.Block.AisleX);
        Assert.Equal((-1000, 5000), (block.Block.Front, block.Block.Back));
    }

    [Fact]
    public void Aisles_that_spread_over_y_are_walked_along_x()
    {
        var turned = Grid("A", 0, 0, aisles: 3, bays: 5).Select(l => l with { X = l.Y, Y = l.X });
        var block = Assert.Single(BlockLayout.From(turned).Blocks);
        Assert.True(block.Turned);
        Assert.Equal([0, 4000, 8000], block.Block.AisleX);
    }

    [Fact]
    public void Both_sides_of_an_aisle_are_one_aisle()
    {
        var sides = Grid("A", 0, 0, aisles: 2, bays: 6).Select((l, i) => l with { X = l.X + (i % 2 == 0 ? -600 : 600) });
        Assert.Equal([0, 4000], Assert.Single(BlockLayout.From(sides).Blocks).Block.AisleX);
    }

    [Fact]
    public void Overstock_above_the_pick_faces_belongs_to_the_same_block()
    {
        var picks = Grid("P", 0, 0, aisles: 3, bays: 5);
        var above = picks.Skip(1).Take(7).Select(l => l with { Code = l.Code + "-2", Zone = "O", Level = "2", Z = 2000 });
        Assert.Single(BlockLayout.From([.. picks, .. above]).Blocks);
    }

    [Fact]
    public void Zones_one_behind_the_other_are_two_blocks_and_a_tour_over_both_goes_there_and_back_once()
    {
        WarehouseLocation[] all = [.. Grid("A", 0, 0, 3, 5), .. Grid("B", 0, 20_000, 3, 5)];
        var layout = BlockLayout.From(all);
        Assert.Equal(2, layout.Blocks.Length);
        var codes = all.Select(l => l.Code).Reverse().ToArray();
        var route = PickPath.Plan(layout, codes, new FloorPoint(0, -3000));
        Assert.Equal(Enumerable.Range(0, codes.Length), route.Order.Order());
        Assert.InRange(Crossings([.. route.Order.Select(i => codes[i][0])]), 1, 2);
        Assert.InRange(route.DistanceMm, 2 * 27_000, 2 * 27_000 + 6 * 8000);
    }

    [Fact]
    public void Zones_side_by_side_are_one_block() =>
        Assert.Single(BlockLayout.From([.. Grid("A", 0, 0, 3, 5), .. Grid("B", 12_000, 0, 3, 5, first: 4)]).Blocks);

    [Fact]
    public void Locations_all_at_one_point_are_walked_by_address()
    {
        var heap = Grid("A", 0, 0, 2, 6).Select(l => l with { X = 7, Y = 7 }).ToArray();
        var codes = heap.Select(l => l.Code).Reverse().ToArray();
        var route = PickPath.Plan(BlockLayout.From(heap), codes, new FloorPoint(7, 7));
        Assert.Equal(heap.Select(l => l.Code), route.Order.Select(i => codes[i]));
        Assert.Equal(0, route.DistanceMm);
    }

    [Fact]
    public void A_location_without_coordinates_is_sought_in_its_bay_then_its_aisle_then_last()
    {
        var rows = Grid("A", 0, 0, 2, 5).ToList();
        rows.Add(new("bay", "A", "1", "3", "9", null, null));
        rows.Add(new("aisle", "A", "1", "77", "1", null, null));
        rows.Add(new("lost", "A", "99", "1", "1", null, null));
        var layout = BlockLayout.From(rows);
        Assert.Equal(new FloorPoint(0, 2000), layout.PlaceOf("bay").Point);
        Assert.Equal(new FloorPoint(0, 2000), layout.PlaceOf("aisle").Point);
        Assert.Equal(Place.Nowhere, layout.PlaceOf("lost").Block);
        Assert.Equal([2, 1, 0], PickPath.Plan(layout, ["unheard of", "lost", "bay"], null).Order);
    }

    [Fact]
    public void Silly_coordinates_do_no_harm()
    {
        var rows = Grid("A", 0, 0, 3, 5).Select((l, i) => l with { X = i % 3 == 0 ? long.MaxValue : l.X, Y = long.MinValue });
        var codes = Grid("A", 0, 0, 3, 5).Select(l => l.Code).Append("A-1-1").ToArray();
        var route = PickPath.Plan(BlockLayout.From([.. rows, .. rows]), codes, new FloorPoint(5, 5));
        Assert.Equal(Enumerable.Range(0, codes.Length), route.Order.Order());
        Assert.True(route.DistanceMm >= 0);
        Assert.Empty(PickPath.Plan(BlockLayout.From([]), [], null).Order);
    }

    [Fact]
    public void The_shortest_way_is_never_longer_than_the_S()
    {
        var layout = BlockLayout.From(Grid("A", 0, 0, 12, 40));
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var codes = Enumerable.Range(0, random.Next(1, 30)).Select(_ => $"A-{random.Next(1, 13)}-{random.Next(1, 41)}").ToArray();
            var depot = new FloorPoint(random.Next(-3000, 50_000), random.Next(-3000, 45_000));
            var best = PickPath.Plan(layout, codes, depot).DistanceMm;
            Assert.InRange(PickPath.Plan(layout, codes, depot, PathStyle.SShape).DistanceMm, best, long.MaxValue);
        }
    }

    private static WarehouseLocation[] Grid(string zone, long x, long y, int aisles, int bays, int first = 1) =>
    [
        .. from a in Enumerable.Range(0, aisles)
           from b in Enumerable.Range(0, bays)
           let aisle = (first + a).ToString(CultureInfo.InvariantCulture)
           let bay = (b + 1).ToString(CultureInfo.InvariantCulture)
           select new WarehouseLocation($"{zone}-{aisle}-{bay}", zone, aisle, bay, "1", x + a * 4000, y + b * 1000, 0),
    ];

    private static int Crossings(char[] zones) => zones.Zip(zones.Skip(1)).Count(p => p.First != p.Second);
}
