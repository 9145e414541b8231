using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// The line on the floor along which a tour is walked: from place to place through the aisles, and round by the nearer cross
/// aisle. Over one block with a depot its length is the tour's.
/// </summary>
public static class WalkLine
{
    /// <summary>
    /// The corners of the line, from the depot and back to it, through stops in the order in which they are walked; without a
    /// depot from the first stop to the last. Stops whose place is not known are left out.
    /// </summary>
    public static ImmutableArray<FloorPoint> Of(BlockLayout layout, IEnumerable<string> stops, FloorPoint? depot)
    {
        Place[] places = [.. stops.Select(layout.PlaceOf).Where(place => place.Block != Place.Nowhere)];
        if (places.Length == 0)
            return [];
        var line = new List<FloorPoint>();
        if (depot is { } start)
            line.AddRange(FromDepot(layout, start, places[0]));
        for (var i = 1; i < places.Length; i++)
            line.AddRange(Between(layout, places[i - 1], places[i]));
        if (depot is { } end)
            line.AddRange(FromDepot(layout, end, places[^1]).Reverse());
        if (line.Count == 0)
            line.Add(At(layout, places[0]));
        return WithoutRepeats(line);
    }

    private static ImmutableArray<FloorPoint> Between(BlockLayout layout, in Place a, in Place b)
    {
        if (a.Block < 0 || a.Block != b.Block)
            return Corner(At(layout, a), At(layout, b));
        var site = layout.Blocks[a.Block];
        var (block, from, to) = (site.Block, a.Stop, b.Stop);
        if (from.Aisle == to.Aisle)
            return [At(layout, a), At(layout, b)];
        var byFront = from.At + to.At - 2 * block.Front <= 2 * block.Back - from.At - to.At;
        var cross = byFront ? block.Front : block.Back;
        return
        [
            At(layout, a), site.PointAt(block.AisleX[from.Aisle], cross), site.PointAt(block.AisleX[to.Aisle], cross), At(layout, b),
        ];
    }

    private static ImmutableArray<FloorPoint> FromDepot(BlockLayout layout, FloorPoint depot, in Place first)
    {
        if (first.Block < 0)
            return Corner(depot, At(layout, first));
        var site = layout.Blocks[first.Block];
        var (block, entry) = (site.Block, site.Block.Entry(site.DepotAt(depot)));
        if (block.IsCross(entry.At))
        {
            return
            [
                depot, site.PointAt(entry.X, entry.At), site.PointAt(block.AisleX[first.Stop.Aisle], entry.At), At(layout, first),
            ];
        }

        var aisle = block.NearestAisle(entry.X);
        return [depot, .. Between(layout, first with { Stop = new(aisle, entry.At) }, first)];
    }

    private static ImmutableArray<FloorPoint> Corner(FloorPoint a, FloorPoint b) => [a, new(b.X, a.Y), b];

    /// <summary>Where somebody stands to reach into it: in the middle of its aisle.</summary>
    private static FloorPoint At(BlockLayout layout, in Place place)
    {
        if (place.Block < 0)
            return place.Point;
        var site = layout.Blocks[place.Block];
        return site.PointAt(site.Block.AisleX[place.Stop.Aisle], place.Stop.At);
    }

    private static ImmutableArray<FloorPoint> WithoutRepeats(List<FloorPoint> line) =>
        [.. line.Where((point, i) => i == 0 || point != line[i - 1])];
}
