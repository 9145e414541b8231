using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// The S-shape (traversal) heuristic: every aisle that holds a stop is walked through, from the nearer end of the warehouse
/// to the farther; a last aisle that would end on the wrong side is left where it was entered. Easy to follow and never
/// shorter than <see cref="SingleBlockPath"/>.
/// </summary>
/// <remarks>Source: Hall, R. W. (1993), Distance approximations for routing manual pickers in a warehouse, IIE Transactions
/// 25(4), 76–87. O(n log n).</remarks>
public static class SShapePath
{
    public static PickRoute Plan(Block block, ReadOnlySpan<AisleStop> stops, Depot depot)
    {
        if (stops.IsEmpty)
            return new PickRoute([], 0);
        var columns = Columns.Build(block, stops, depot);
        var start = columns.Nodes[columns.Depot];
        var front = start.At - block.Front <= block.Back - start.At;
        var walk = new Walk(columns, front, stops.Length);
        foreach (var column in VisitOrder(columns, start.Column))
            walk.Through(column);
        var toCross = front ? start.At - block.Front : block.Back - start.At;
        return new PickRoute(walk.Order.MoveToImmutable(), walk.Home(start.Column) + 2 * toCross + columns.ExtraMm);
    }

    private static List<int> VisitOrder(Columns columns, int depot)
    {
        var visited = new List<int>(columns.Count);
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns.Of(c).Length > (c == depot ? 1 : 0))
                visited.Add(c);
        }
        if (Math.Abs(columns.X[visited[^1]] - columns.X[depot]) < Math.Abs(columns.X[visited[0]] - columns.X[depot]))
            visited.Reverse();
        return visited;
    }

    private sealed class Walk(Columns columns, bool homeIsFront, int stops)
    {
        private bool turned;
        private int column = columns.Nodes[columns.Depot].Column;
        private long walked;

        public ImmutableArray<int>.Builder Order { get; } = ImmutableArray.CreateBuilder<int>(stops);

        public void Through(int column)
        {
            walked += Math.Abs(columns.X[column] - columns.X[this.column]);
            this.column = column;
            var nodes = columns.Of(column);
            var atFront = homeIsFront != turned;
            long reach = 0;
            for (var i = 0; i < nodes.Length; i++)
            {
                var node = atFront ? nodes[i] : nodes[nodes.Length - 1 - i];
                if (node.Stop < 0)
                    continue;
                Order.Add(node.Stop);
                reach = atFront ? node.At - columns.Front : columns.Back - node.At;
            }
            Leave(reach);
        }

        /// <summary>The last aisle, entered from home's side, is left on that side.</summary>
        private void Leave(long reach)
        {
            var back = Order.Count == stops && !turned;
            walked += back ? 2 * reach : columns.Back - columns.Front;
            turned = back ? turned : !turned;
        }

        public long Home(int depot) => walked + Math.Abs(columns.X[column] - columns.X[depot]);
    }
}

