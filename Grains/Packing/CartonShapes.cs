using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Packing;

/// <summary>Units of equal shape and weight, of whichever lines: they are packed as one kind.</summary>
internal sealed class CartonShape
{
    public required (int L, int W, int H)? Edges { get; init; }
    public required bool Upright { get; init; }
    public required long Grams { get; init; }
    public required long Mm3 { get; init; }
    public List<LineQuantity> Lines { get; } = [];
    public long Left { get; set; }

    public int LongestEdge => Edges is { } e ? Math.Max(e.L, Math.Max(e.W, e.H)) : 0;

    public int SmallestEdge => Edges is { } e ? Math.Min(e.L, Math.Min(e.W, e.H)) : int.MaxValue;

    public long LargestFace => Edges is null ? 0 : Mm3 / SmallestEdge;

    /// <summary>The distinct orientations of a unit; an upright shape is turned about its height only.</summary>
    public (int L, int W, int H)[] Turns { get; private set; } = [];

    public static List<CartonShape> Of(IReadOnlyList<CartonItem> items, CartonRules rules)
    {
        var shapes = new Dictionary<(int, int, int, bool, long), CartonShape>();
        var order = new List<CartonShape>();
        foreach (var item in items.Where(i => i.Quantity > 0))
        {
            var grams = item.Grams is { } g and >= 0 ? g : rules.UnknownGrams;
            var (a, b, c) = Sorted(item);
            if (!shapes.TryGetValue((a, b, c, item.Upright, grams), out var shape))
            {
                shape = New(a == 0 ? null : (a, b, c), item.Upright, grams, rules);
                shapes.Add((a, b, c, item.Upright, grams), shape);
                order.Add(shape);
            }
            shape.Lines.Add(new LineQuantity(item.Line, item.Quantity));
            shape.Left += item.Quantity;
        }
        return order;
    }

    private static CartonShape New((int L, int W, int H)? edges, bool upright, long grams, CartonRules rules)
    {
        // Saturates: a unit far larger than every carton ships without one, whatever its exact volume.
        var mm3 = edges is { } e ? (long)Int128.Min(long.MaxValue, (Int128)e.L * e.W * e.H) : rules.UnknownMm3;
        var shape = new CartonShape { Edges = edges, Upright = upright, Grams = grams, Mm3 = mm3 };
        shape.Turns = edges is { } t ? TurnsOf(t, upright) : [];
        return shape;
    }

    /// <summary>Returns the edges in descending order; an upright shape keeps its height last. Zeros if one is unknown.</summary>
    private static (int, int, int) Sorted(CartonItem item)
    {
        if (item is not { LengthMm: > 0 and var l, WidthMm: > 0 and var w, HeightMm: > 0 and var h })
            return default;
        if (item.Upright)
            return (Math.Max(l, w), Math.Min(l, w), h);
        var (high, low) = (Math.Max(l, Math.Max(w, h)), Math.Min(l, Math.Min(w, h)));
        return (high, (int)((long)l + w + h - high - low), low);
    }

    private static (int L, int W, int H)[] TurnsOf((int L, int W, int H) e, bool upright) => upright
        ? [.. new[] { e, (e.W, e.L, e.H) }.Distinct()]
        : [.. new[] { e, (e.W, e.L, e.H), (e.L, e.H, e.W), (e.H, e.L, e.W), (e.W, e.H, e.L), (e.H, e.W, e.L) }.Distinct()];

    /// <summary>Whether an empty carton holds one unit.</summary>
    public bool Fits(CartonType carton) => Grams <= carton.MaxGrams && (Edges is null
        ? Mm3 <= carton.Mm3
        : Turns.Any(t => t.L <= carton.LengthMm && t.W <= carton.WidthMm && t.H <= carton.HeightMm));

    /// <summary>Takes units from the lines, the first line first.</summary>
    public ImmutableArray<LineQuantity> Draw(long quantity)
    {
        var drawn = ImmutableArray.CreateBuilder<LineQuantity>(1);
        Left -= quantity;
        while (quantity > 0)
        {
            var (line, there) = Lines[0];
            var part = Math.Min(quantity, there);
            drawn.Add(new LineQuantity(line, part));
            quantity -= part;
            if (part == there)
                Lines.RemoveAt(0);
            else
                Lines[0] = new LineQuantity(line, there - part);
        }
        return drawn.ToImmutable();
    }
}
