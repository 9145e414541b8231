using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking.Paths;

public sealed class WalkLineTests
{
    private static readonly WarehouseLocation[] Shelves =
    [
        .. from aisle in Enumerable.Range(0, 5)
           from bay in Enumerable.Range(0, 8)
           select new WarehouseLocation($"{aisle}-{bay}", "A", $"{aisle}", $"{bay}", "1", aisle * 4000, bay * 1000),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_line_is_as_long_as_the_tour_and_crosses_no_shelf(bool isTurned)
    {
        var layout = BlockLayout.From(Shelves.Select(shelf => isTurned ? shelf with { X = shelf.Y, Y = shelf.X } : shelf));
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var stops = random.GetItems(Shelves, random.Next(1, 12)).Select(shelf => shelf.Code).ToArray();
            var depot = new FloorPoint(random.Next(-5000, 25_000), random.Next(-5000, 25_000));
            var route = PickPath.Plan(layout, stops, depot);

            var line = WalkLine.Of(layout, route.Order.Select(stop => stops[stop]), depot);

            Assert.Equal((depot, depot), (line[0], line[^1]));
            Assert.Equal(route.DistanceMm, Length(line));
            foreach (var (a, b) in line.Zip(line.Skip(1)))
                Assert.True(a.X == b.X || a.Y == b.Y, $"{a} to {b} is askew");
            Assert.DoesNotContain(line.Zip(line.Skip(1)), step => IsThroughShelves(step.First, step.Second, isTurned, depot));
        }
    }

    [Fact]
    public void Without_a_depot_it_goes_from_the_first_stop_to_the_last()
    {
        var line = WalkLine.Of(BlockLayout.From(Shelves), ["0-0", "0-7", "1-7"], null);

        Assert.Equal([new(0, 0), new(0, 7000), new(0, 8000), new(4000, 8000), new(4000, 7000)], line);
        Assert.Equal([new FloorPoint(0, 0)], WalkLine.Of(BlockLayout.From(Shelves), ["0-0"], null));
    }

    [Fact]
    public void Stops_that_stand_nowhere_are_left_out() =>
        Assert.Empty(WalkLine.Of(BlockLayout.From(Shelves), ["lost"], new(0, 0)));

    private static long Length(IReadOnlyList<FloorPoint> line) =>
        line.Zip(line.Skip(1)).Sum(step => Math.Abs(step.First.X - step.Second.X) + Math.Abs(step.First.Y - step.Second.Y));

    /// <summary>Across between the cross aisles, but for the step from the depot to the nearest aisle.</summary>
    private static bool IsThroughShelves(FloorPoint a, FloorPoint b, bool isTurned, FloorPoint depot)
    {
        var (from, to) = isTurned ? (a.X, b.X) : (a.Y, b.Y);
        var isAcross = isTurned ? a.Y != b.Y : a.X != b.X;
        return isAcross && from == to && from > -1000 && from < 8000 && a != depot && b != depot;
    }
}
