using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// Walks the sub-graph that <see cref="SingleBlockPath"/> chose: lays its edges out from the table, then takes an Eulerian
/// circuit of it from the depot (Hierholzer 1873); the stops come in the order in which that circuit first meets them.
/// </summary>
internal sealed class TourWalk
{
    private readonly Columns columns;
    private readonly int[] newest;
    private readonly List<(int To, int Older)> edges = [];

    public TourWalk(Columns columns, Step[,] table, Kind last)
    {
        this.columns = columns;
        newest = new int[columns.Nodes.Length + 2 * columns.Count];
        Array.Fill(newest, -1);
        var kind = last;
        for (var c = columns.Count - 1; c >= 0; c--)
        {
            var before = table[c, (int)kind].Before;
            LayAisle(c, table[c, (int)kind].InAisle);
            if (c > 0)
                LayCross(c, table[c, (int)before].Across);
            kind = table[c, (int)before].From;
        }
    }

    private int FrontOf(int column) => columns.Nodes.Length + 2 * column;

    private int BackOf(int column) => FrontOf(column) + 1;

    private void LayAisle(int column, InAisle way)
    {
        var (first, end) = (columns.First[column], columns.First[column + 1]);
        var split = way switch
        {
            InAisle.FromFront => end,
            InAisle.FromBack => first,
            InAisle.Gap => first + AislePrice.LargestGap(columns.Of(column)),
            _ => -1,
        };
        if (way == InAisle.Nothing)
            return;
        var times = way == InAisle.Pass ? 1 : 2;
        // Of k stops there are k + 1 pieces of way; the one before stop `split` is not walked.
        for (var piece = first; piece <= end; piece++)
        {
            if (piece != split)
                Lay(piece == first ? FrontOf(column) : piece - 1, piece == end ? BackOf(column) : piece, times);
        }
    }

    private void LayCross(int column, Across way)
    {
        var (back, front) = way switch
        {
            Across.Once => (1, 1),
            Across.Back => (2, 0),
            Across.Front => (0, 2),
            Across.Both => (2, 2),
            _ => (0, 0),
        };
        Lay(BackOf(column - 1), BackOf(column), back);
        Lay(FrontOf(column - 1), FrontOf(column), front);
    }

    private void Lay(int a, int b, int times)
    {
        for (var i = 0; i < times; i++)
        {
            edges.Add((b, newest[a]));
            newest[a] = edges.Count - 1;
            edges.Add((a, newest[b]));
            newest[b] = edges.Count - 1;
        }
    }

    /// <summary>The stops in walking order. Uses the edges up: to be called once.</summary>
    public ImmutableArray<int> Order()
    {
        var used = new bool[edges.Count / 2];
        var circuit = new List<int>(used.Length + 1);
        var path = new Stack<int>();
        path.Push(columns.Depot);
        while (path.TryPeek(out var at))
        {
            var edge = newest[at];
            while (edge >= 0 && used[edge / 2])
                edge = edges[edge].Older;
            newest[at] = edge;
            if (edge < 0)
            {
                circuit.Add(path.Pop());
                continue;
            }
            used[edge / 2] = true;
            path.Push(edges[edge].To);
        }
        return FirstMet(circuit);
    }

    private ImmutableArray<int> FirstMet(List<int> circuit)
    {
        var order = ImmutableArray.CreateBuilder<int>(columns.Nodes.Length - 1);
        var met = new bool[columns.Nodes.Length];
        foreach (var node in circuit)
        {
            if (node >= met.Length || met[node])
                continue;
            met[node] = true;
            if (columns.Nodes[node].Stop >= 0)
                order.Add(columns.Nodes[node].Stop);
        }
        return order.MoveToImmutable();
    }
}

