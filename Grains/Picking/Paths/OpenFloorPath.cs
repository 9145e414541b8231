namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// A good tour where no exact one is to be had (several blocks, open floor): nearest neighbour first, then 2-opt until
/// nothing gets better or the rounds are used up. Deterministic: ties go to the lower address.
/// </summary>
/// <remarks>Sources: Rosenkrantz, Stearns and Lewis (1977), SIAM Journal on Computing 6(3), 563–581; Croes, G. A. (1958), A
/// method for solving traveling-salesman problems, Operations Research 6(6), 791–812. O(n²) per round, and most tours settle
/// within a handful; a tour of a thousand stops gets few rounds.</remarks>
public static class OpenFloorPath
{
    private const long MostComparisons = 20_000_000;

    /// <summary>The tour from and to <paramref name="depot"/>; null starts at the first stop and does not come back.</summary>
    public static PickRoute Plan(BlockLayout layout, IReadOnlyList<Place> stops, Place? depot)
    {
        if (stops.Count == 0)
            return new PickRoute([], 0);
        var order = Nearest(layout, stops, depot);
        Improve(layout, stops, depot, order);
        return new PickRoute([.. order], Length(layout, stops, depot, order));
    }

    private static int[] Nearest(BlockLayout layout, IReadOnlyList<Place> stops, Place? depot)
    {
        var order = new int[stops.Count];
        var left = Enumerable.Range(0, stops.Count).OrderBy(i => stops[i].Rank).ThenBy(i => i).ToList();
        var at = depot ?? stops[left[0]];
        for (var i = 0; i < order.Length; i++)
        {
            var (best, way) = (0, long.MaxValue);
            for (var j = 0; j < left.Count && way > 0; j++)
            {
                var walk = layout.WalkMm(at, stops[left[j]]);
                if (walk < way)
                    (best, way) = (j, walk);
            }
            order[i] = left[best];
            at = stops[left[best]];
            left.RemoveAt(best);
        }
        return order;
    }

    private static void Improve(BlockLayout layout, IReadOnlyList<Place> stops, Place? depot, int[] order)
    {
        var rounds = Math.Clamp(MostComparisons / Math.Max(1, (long)order.Length * order.Length), 1, 50);
        for (var better = true; better && rounds > 0; rounds--)
        {
            better = false;
            // Without a depot the first stop stays first.
            for (var i = depot is null ? 1 : 0; i < order.Length - 1; i++)
                better |= Turn(layout, stops, depot, order, i);
        }
    }

    /// <summary>Turns the piece that begins at <paramref name="i"/> round, wherever that shortens the tour.</summary>
    private static bool Turn(BlockLayout layout, IReadOnlyList<Place> stops, Place? depot, int[] order, int i)
    {
        var better = false;
        for (var j = i + 1; j < order.Length; j++)
        {
            var before = i > 0 ? stops[order[i - 1]] : depot;
            var after = j + 1 < order.Length ? stops[order[j + 1]] : depot;
            var (first, last) = (stops[order[i]], stops[order[j]]);
            if (Way(layout, before, last) + Way(layout, first, after) >= Way(layout, before, first) + Way(layout, last, after))
                continue;
            Array.Reverse(order, i, j - i + 1);
            better = true;
        }
        return better;
    }

    private static long Length(BlockLayout layout, IReadOnlyList<Place> stops, Place? depot, int[] order)
    {
        var length = Way(layout, depot, stops[order[0]]) + Way(layout, stops[order[^1]], depot);
        for (var i = 1; i < order.Length; i++)
            length += layout.WalkMm(stops[order[i - 1]], stops[order[i]]);
        return length;
    }

    private static long Way(BlockLayout layout, in Place? a, in Place? b) =>
        a is { } from && b is { } to ? layout.WalkMm(from, to) : 0;
}
