namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// The part of a block that a tour can need: the aisles between the outermost stops, each with its stops in order. The depot
/// is one of them (its stop is −1): at an aisle's end, inside an aisle, or in a column of its own that cannot be walked
/// through, where the depot stands on a cross aisle between two aisles or beside the block.
/// </summary>
internal sealed class Columns
{
    public required long[] X { get; init; }
    public required bool[] Passable { get; init; }
    /// <summary>Nodes of column c are <c>Nodes[First[c]..First[c + 1]]</c>, from front to back.</summary>
    public required int[] First { get; init; }
    public required Node[] Nodes { get; init; }
    public required int Depot { get; init; }
    public required long Front { get; init; }
    public required long Back { get; init; }
    /// <summary>The way from the depot to where the model has it, both ways.</summary>
    public required long ExtraMm { get; init; }

    public int Count => X.Length;

    public ReadOnlySpan<Node> Of(int column) => Nodes.AsSpan(First[column], First[column + 1] - First[column]);

    public static Columns Build(Block block, ReadOnlySpan<AisleStop> stops, Depot depot)
    {
        var (x, at) = block.Entry(depot);
        var extra = 2 * (Math.Abs(depot.X - x) + Math.Abs(depot.At - at));
        var own = block.AisleX.AsSpan().BinarySearch(x);
        var seat = own >= 0 ? own : ~own;
        var (low, high) = (seat, own >= 0 ? seat : seat - 1);
        foreach (var stop in stops)
            (low, high) = (Math.Min(low, stop.Aisle), Math.Max(high, stop.Aisle));
        var nodes = Sorted(block, stops, own < 0 ? seat : int.MaxValue, low, new Node(seat - low, at, -1));
        var columns = high - low + (own < 0 ? 2 : 1);
        var (xs, passable) = Axis(block, low, columns, own < 0 ? seat - low : -1, x);
        return new Columns
        {
            X = xs, Passable = passable, First = Offsets(nodes, columns), Nodes = nodes,
            Depot = Array.FindIndex(nodes, n => n.Stop < 0), Front = block.Front, Back = block.Back, ExtraMm = extra,
        };
    }

    private static Node[] Sorted(Block block, ReadOnlySpan<AisleStop> stops, int shiftFrom, int low, Node depot)
    {
        var nodes = new Node[stops.Length + 1];
        nodes[0] = depot;
        for (var i = 0; i < stops.Length; i++)
        {
            var column = stops[i].Aisle - low + (stops[i].Aisle >= shiftFrom ? 1 : 0);
            nodes[i + 1] = new Node(column, Math.Clamp(stops[i].At, block.Front, block.Back), i);
        }
        Array.Sort(nodes, static (a, b) =>
            a.Column != b.Column ? a.Column.CompareTo(b.Column)
            : a.At != b.At ? a.At.CompareTo(b.At) : a.Stop.CompareTo(b.Stop));
        return nodes;
    }

    private static (long[] X, bool[] Passable) Axis(Block block, int low, int columns, int ownColumn, long ownX)
    {
        var (x, passable) = (new long[columns], new bool[columns]);
        for (int c = 0, aisle = low; c < columns; c++)
        {
            passable[c] = c != ownColumn;
            x[c] = passable[c] ? block.AisleX[aisle++] : ownX;
        }
        return (x, passable);
    }

    private static int[] Offsets(Node[] nodes, int columns)
    {
        var first = new int[columns + 1];
        foreach (var node in nodes)
            first[node.Column + 1]++;
        for (var c = 0; c < columns; c++)
            first[c + 1] += first[c];
        return first;
    }
}

/// <summary>A stop of the tour (or the depot, as −1) in a column.</summary>
internal readonly record struct Node(int Column, long At, int Stop);
