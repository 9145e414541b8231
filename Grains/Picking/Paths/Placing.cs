namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>A location with its point completed from its neighbours, and its rank in the order of addresses.</summary>
internal sealed record Placing(WarehouseLocation Location, FloorPoint? Point, int Rank)
{
    public static List<Placing> Complete(IEnumerable<WarehouseLocation> locations)
    {
        var rows = locations.DistinctBy(l => l.Code, StringComparer.Ordinal)
            .OrderBy(l => l.Zone, StringComparer.Ordinal).ThenBy(l => l.Aisle, AddressOrder.Instance)
            .ThenBy(l => l.Bay, AddressOrder.Instance).ThenBy(l => l.Level, AddressOrder.Instance)
            .ThenBy(l => l.Code, AddressOrder.Instance)
            .Select((l, rank) => new Placing(l, Known(l), rank)).ToList();
        if (rows.TrueForAll(r => r.Point is not null))
            return rows;
        var bays = Middles(rows, l => (l.Zone, l.Aisle, l.Bay));
        var aisles = Middles(rows, l => (l.Zone, l.Aisle, ""));
        return rows.ConvertAll(r => r.Point is not null ? r : r with
        {
            Point = bays.TryGetValue((r.Location.Zone, r.Location.Aisle, r.Location.Bay), out var bay) ? bay
                : aisles.TryGetValue((r.Location.Zone, r.Location.Aisle, ""), out var aisle) ? aisle : null,
        });
    }

    private static FloorPoint? Known(WarehouseLocation l) =>
        l is { X: { } x, Y: { } y } ? new FloorPoint(Clamp(x), Clamp(y)) : null;

    private static long Clamp(long mm) => Math.Clamp(mm, -BlockFinder.FarthestMm, BlockFinder.FarthestMm);

    private static Dictionary<(string, string, string), FloorPoint> Middles(
        List<Placing> rows, Func<WarehouseLocation, (string, string, string)> key) =>
        rows.Where(r => r.Point is not null).GroupBy(r => key(r.Location), r => r.Point!.Value)
            .ToDictionary(g => g.Key, g => new FloorPoint((g.Min(p => p.X) + g.Max(p => p.X)) / 2,
                (g.Min(p => p.Y) + g.Max(p => p.Y)) / 2));
}

/// <summary>Orders parts of an address as people do: 2 before 10, all else ordinal.</summary>
internal sealed class AddressOrder : IComparer<string>
{
    public static readonly AddressOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (left, right) = (Digits(a), Digits(b));
            var both = left > 0 && right > 0;
            var order = both ? ByNumber(a[..left], b[..right]) : a[0].CompareTo(b[0]);
            if (order != 0)
                return order;
            a = a[(both ? left : 1)..];
            b = b[(both ? right : 1)..];
        }
        var rest = a.Length.CompareTo(b.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    private static int ByNumber(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
