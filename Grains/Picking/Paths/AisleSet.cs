namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>The aisles of one would-be block, in order across it.</summary>
internal sealed class AisleSet
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly List<long> middles = [];
    private long front, back;

    public bool Turned { get; private init; }
    public int Count => middles.Count;
    public long Length => back - front;

    /// <summary>The aisles, walked along whichever axis leaves them narrower; null where they are no block.</summary>
    public static AisleSet? Of(List<Placing> rows)
    {
        var (alongY, alongX) = (Spans(rows, turned: false), Spans(rows, turned: true));
        var (widthY, widthX) = (alongY.Sum(a => a.To - a.From), alongX.Sum(a => a.To - a.From));
        var turned = widthX < widthY || widthX == widthY && Spread(alongX) > Spread(alongY);
        return Of(rows, turned);
    }

    public static AisleSet? Of(List<Placing> rows, bool turned)
    {
        var spans = Spans(rows, turned);
        var set = new AisleSet { Turned = turned };
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].To - spans[i].From > BlockFinder.WidestAisleMm || i > 0 && spans[i].From <= spans[i - 1].To)
                return null;
            set.index[spans[i].Aisle] = i;
            set.middles.Add((spans[i].From + spans[i].To) / 2);
        }
        set.front = rows.Min(r => Along(r.Point!.Value, turned));
        set.back = rows.Max(r => Along(r.Point!.Value, turned));
        return set;
    }

    public long Overlap(AisleSet other) => Math.Max(0, Math.Min(back, other.back) - Math.Max(front, other.front));

    public AisleStop StopOf(Placing row) => new(index[row.Location.Aisle], Along(row.Point!.Value, Turned));

    public SiteBlock ToBlock()
    {
        // A block that is a single line across needs no way round.
        var margin = Length == 0 ? 0 : BlockFinder.CrossAisleMm;
        return new SiteBlock(new Block([.. middles], front - margin, back + margin), Turned);
    }

    private static long Along(FloorPoint p, bool turned) => turned ? p.X : p.Y;

    private static long Spread(List<(string Aisle, long From, long To)> spans) => spans[^1].To - spans[0].From;

    private static List<(string Aisle, long From, long To)> Spans(List<Placing> rows, bool turned)
    {
        var spans = new Dictionary<string, (long From, long To)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var across = Along(row.Point!.Value, !turned);
            var known = spans.GetValueOrDefault(row.Location.Aisle, (across, across));
            spans[row.Location.Aisle] = (Math.Min(known.Item1, across), Math.Max(known.Item2, across));
        }
        return [.. spans.Select(s => (s.Key, s.Value.From, s.Value.To)).OrderBy(s => s.From).ThenBy(s => s.To)
            .ThenBy(s => s.Key, StringComparer.Ordinal)];
    }
}

