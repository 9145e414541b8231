using System.Collections.Immutable;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>An aisle that a tour comes into, and the part of it that it needs; of the open floor, the rectangle.</summary>
internal readonly record struct Touch(int Block, int Aisle, long FromX, long ToX, long FromAt, long ToAt)
{
    public (int, int) Key => (Block, Aisle);

    public Touch With(in Touch o) => this with
    {
        FromX = Math.Min(FromX, o.FromX), ToX = Math.Max(ToX, o.ToX),
        FromAt = Math.Min(FromAt, o.FromAt), ToAt = Math.Max(ToAt, o.ToAt),
    };
}

/// <summary>
/// How long a tour will be, without planning it: in a block the length of an S (as <see cref="SShapePath"/> walks it), on the
/// open floor the way round all stops; over several blocks the sum. Two tours are reckoned together without making their union.
/// </summary>
internal sealed class TourEstimate(BlockLayout layout, FloorPoint? depot)
{
    public Touch[] TouchesOf(ImmutableArray<string> locations)
    {
        var touches = new SortedDictionary<(int, int), Touch>();
        foreach (var location in locations)
        {
            var place = layout.PlaceOf(location);
            if (place.Block == Place.Nowhere)
                continue;
            var touch = place.Block == Place.OpenFloor
                ? new Touch(place.Block, 0, place.Point.X, place.Point.X, place.Point.Y, place.Point.Y)
                : InBlock(place);
            touches[touch.Key] = touches.TryGetValue(touch.Key, out var known) ? known.With(touch) : touch;
        }
        return [.. touches.Values];
    }

    private Touch InBlock(in Place place)
    {
        var x = layout.Blocks[place.Block].Block.AisleX[place.Stop.Aisle];
        return new Touch(place.Block, place.Stop.Aisle, x, x, place.Stop.At, place.Stop.At);
    }

    public static Touch[] Union(Touch[] a, Touch[] b)
    {
        var union = new List<Touch>(a.Length + b.Length);
        for (int i = 0, j = 0; Next(a, b, ref i, ref j, out var touch);)
            union.Add(touch);
        return [.. union];
    }

    /// <summary>The way of a tour through both.</summary>
    public long WayMm(Touch[] a, Touch[] b)
    {
        long way = 0, fromX = 0, toX = 0;
        var (aisles, last) = (0, default(Touch));
        for (int i = 0, j = 0; Next(a, b, ref i, ref j, out var touch);)
        {
            if (aisles > 0 && touch.Block != last.Block)
            {
                way += BlockWay(last, aisles, fromX, toX);
                aisles = 0;
            }
            (fromX, toX) = aisles == 0 ? (touch.FromX, touch.ToX) : (Math.Min(fromX, touch.FromX), Math.Max(toX, touch.ToX));
            (aisles, last) = (aisles + 1, touch);
        }
        return aisles == 0 ? 0 : way + BlockWay(last, aisles, fromX, toX);
    }

    private long BlockWay(in Touch last, int aisles, long fromX, long toX)
    {
        var start = last.Block < 0 ? depot is { } d ? new Depot(d.X, d.Y) : new Depot(fromX, last.FromAt)
            : depot is { } p ? layout.Blocks[last.Block].DepotAt(p) : new Depot(fromX, layout.Blocks[last.Block].Block.Front);
        var across = Math.Max(toX, start.X) - Math.Min(fromX, start.X);
        if (last.Block < 0)
            return 2 * (across + Math.Max(last.ToAt, start.At) - Math.Min(last.FromAt, start.At));
        var block = layout.Blocks[last.Block].Block;
        var side = start.At - block.Front <= block.Back - start.At;
        var toSide = Math.Abs(start.At - (side ? block.Front : block.Back));
        var reach = side ? last.ToAt - block.Front : block.Back - last.FromAt;
        return 2 * (across + toSide) + (aisles % 2 == 0 ? aisles * block.AisleMm : (aisles - 1) * block.AisleMm + 2 * reach);
    }

    /// <summary>The next aisle of either, in order; one of both is met once.</summary>
    private static bool Next(Touch[] a, Touch[] b, ref int i, ref int j, out Touch touch)
    {
        touch = default;
        if (i == a.Length && j == b.Length)
            return false;
        var order = i == a.Length ? 1 : j == b.Length ? -1
            : a[i].Block != b[j].Block ? a[i].Block.CompareTo(b[j].Block) : a[i].Aisle.CompareTo(b[j].Aisle);
        touch = order < 0 ? a[i++] : order > 0 ? b[j++] : a[i++].With(b[j++]);
        return true;
    }
}
