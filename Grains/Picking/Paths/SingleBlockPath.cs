using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>The exact shortest tour in a single block, in time linear in aisles and stops (after sorting).</summary>
/// <remarks>
/// Source: Ratliff, H. D. and Rosenthal, A. S. (1983), Order-picking in a rectangular warehouse: a solvable case of the
/// traveling salesman problem, Operations Research 31(3), 507–521. Aisle by aisle, the cheapest partial tour of each of seven
/// kinds is kept: the kinds tell the parity of the degrees at the aisle's back and front end, and whether the parts hang
/// together. A tour in which the way to nowhere is walked twice is never the cheapest and is left out of the tables.
/// The depot may stand anywhere: it is one more stop, and the tour is turned so that it begins there.
/// </remarks>
public static class SingleBlockPath
{
    private const long None = long.MaxValue / 4;

    // After [kind], doing [InAisle] gives: kinds are Empty, Odd-Odd, Back only, Front only, both joined, both apart, Done.
    private static readonly Kind[,] Along =
    {
        { Kind.Empty, Kind.Odd, Kind.Front, Kind.Back, Kind.Apart, Kind.Joined },
        { Kind.Odd, Kind.Joined, Kind.Odd, Kind.Odd, Kind.Odd, Kind.Odd },
        { Kind.Back, Kind.Odd, Kind.Apart, Kind.Back, Kind.Apart, Kind.Joined },
        { Kind.Front, Kind.Odd, Kind.Front, Kind.Apart, Kind.Apart, Kind.Joined },
        { Kind.Joined, Kind.Odd, Kind.Joined, Kind.Joined, Kind.Joined, Kind.Joined },
        { Kind.Apart, Kind.Odd, Kind.Apart, Kind.Apart, Kind.Apart, Kind.Joined },
        { Kind.Done, Kind.No, Kind.No, Kind.No, Kind.No, Kind.No },
    };

    // After [kind], going to the next aisle by [Across]: not at all, once on both sides, twice by the back, by the front, by both.
    private static readonly Kind[,] Next =
    {
        { Kind.Empty, Kind.No, Kind.No, Kind.No, Kind.No },
        { Kind.No, Kind.Odd, Kind.No, Kind.No, Kind.No },
        { Kind.Done, Kind.No, Kind.Back, Kind.No, Kind.No },
        { Kind.Done, Kind.No, Kind.No, Kind.Front, Kind.No },
        { Kind.Done, Kind.No, Kind.Back, Kind.Front, Kind.Joined },
        { Kind.No, Kind.No, Kind.No, Kind.No, Kind.Apart },
        { Kind.Done, Kind.No, Kind.No, Kind.No, Kind.No },
    };

    private static readonly long[] AcrossTimes = [0, 2, 2, 2, 4];

    public static PickRoute Plan(Block block, ReadOnlySpan<AisleStop> stops, Depot depot)
    {
        if (stops.IsEmpty)
            return new PickRoute([], 0);
        var columns = Columns.Build(block, stops, depot);
        if (columns.Count == 1)
            return InOneAisle(columns);
        var table = new Step[columns.Count, 7];
        Span<long> cost = [0, None, None, None, None, None, None];
        Span<long> price = stackalloc long[6];
        for (var c = 0; c < columns.Count; c++)
        {
            if (c > 0)
                GoAcross(table, c, columns.X[c] - columns.X[c - 1], cost);
            AislePrice.Of(columns, c, price);
            GoAlong(table, c, price, cost);
        }
        var best = Kind.Back;
        foreach (var kind in (ReadOnlySpan<Kind>)[Kind.Front, Kind.Joined, Kind.Done])
            best = cost[(int)kind] < cost[(int)best] ? kind : best;
        return new PickRoute(new TourWalk(columns, table, best).Order(), cost[(int)best] + columns.ExtraMm);
    }

    /// <summary>Who starts in the only aisle, or at its end, need not come to a cross aisle at all.</summary>
    private static PickRoute InOneAisle(Columns columns)
    {
        var order = ImmutableArray.CreateBuilder<int>(columns.Nodes.Length - 1);
        for (var i = columns.Depot + 1; i < columns.Nodes.Length; i++)
            order.Add(columns.Nodes[i].Stop);
        for (var i = columns.Depot - 1; i >= 0; i--)
            order.Add(columns.Nodes[i].Stop);
        return new PickRoute(order.MoveToImmutable(), 2 * (columns.Nodes[^1].At - columns.Nodes[0].At) + columns.ExtraMm);
    }

    private static void GoAlong(Step[,] table, int column, ReadOnlySpan<long> price, Span<long> cost)
    {
        Span<long> after = [None, None, None, None, None, None, None];
        Span<Step> steps = stackalloc Step[7];
        for (var kind = 0; kind < 7; kind++)
        {
            for (var way = 0; way < 6 && cost[kind] < None; way++)
            {
                var to = Along[kind, way];
                if (to == Kind.No || price[way] >= None || cost[kind] + price[way] >= after[(int)to])
                    continue;
                after[(int)to] = cost[kind] + price[way];
                steps[(int)to] = new Step { Before = (Kind)kind, InAisle = (InAisle)way };
            }
        }
        // What led to the kind before this aisle stays where it is; what was done in the aisle is filed under the kind after it.
        for (var kind = 0; kind < 7; kind++)
            table[column, kind] = table[column, kind] with { Before = steps[kind].Before, InAisle = steps[kind].InAisle };
        after.CopyTo(cost);
    }

    private static void GoAcross(Step[,] table, int column, long gap, Span<long> cost)
    {
        Span<long> after = [None, None, None, None, None, None, None];
        for (var kind = 0; kind < 7; kind++)
        {
            for (var way = 0; way < 5 && cost[kind] < None; way++)
            {
                var to = Next[kind, way];
                if (to == Kind.No || cost[kind] + AcrossTimes[way] * gap >= after[(int)to])
                    continue;
                after[(int)to] = cost[kind] + AcrossTimes[way] * gap;
                table[column, (int)to] = new Step { From = (Kind)kind, Across = (Across)way };
            }
        }
        after.CopyTo(cost);
    }
}
