using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Packing;

/// <summary>
/// Chooses cartons for goods: few, and small ones. Carton by carton, it fills the type that takes most of what is left, the
/// smallest of equals; so the last carton is as small as possible. Equal units stand in blocks, and a carton is repeated while it
/// can be filled in the same way, so that a thousand units cost hardly more than ten. Units of unknown shape count by weight
/// and by an assumed volume alone; a unit that fits no carton is a parcel of its own. Whether a stack is
/// stable is left to the packer.
/// </summary>
/// <remarks>
/// Sources: Parreño, F., Alvarez-Valdes, R., Tamarit, J. M. and Oliveira, J. F. (2008), A maximal-space algorithm for the
/// container loading problem, INFORMS Journal on Computing 20(3), 412–422 (maximal spaces, blocks); Crainic, T. G., Perboli,
/// G. and Tadei, R. (2008), Extreme point-based heuristics for three-dimensional bin packing, INFORMS Journal on Computing
/// 20(3), 368–384 (orders to try: volume, height, area); Martello, S., Pisinger, D. and Vigo, D. (2000), The three-dimensional
/// bin packing problem, Operations Research 48(2), 256–267 (the bound L0, here also by weight).
/// </remarks>
public static class Cartonization
{
    /// <summary>With more kinds of goods than this, one order of packing is tried instead of three.</summary>
    private const int MaxShapesForAllOrders = 100;

    public static CartonPlan Plan(
        IReadOnlyList<CartonItem> items, IReadOnlyList<CartonType>? types = null, CartonRules? rules = null)
    {
        rules ??= CartonRules.Default;
        var usable = (types ?? CartonType.BuiltIn).Where(t => t is { LengthMm: > 0, WidthMm: > 0, HeightMm: > 0, MaxGrams: > 0 })
            .OrderByDescending(t => t.Mm3).ThenByDescending(t => t.MaxGrams).ThenBy(t => t.Code, StringComparer.Ordinal).ToArray();
        var shapes = CartonShape.Of(items, rules);
        var (packable, odd) = (shapes.FindAll(s => usable.Any(s.Fits)), shapes.FindAll(s => !usable.Any(s.Fits)));
        var bound = CartonBound.Of(packable, usable) + odd.Sum(s => s.Left);
        var cartons = ImmutableArray.CreateBuilder<PlannedCarton>();
        while (packable.Count > 0 && cartons.Count < rules.MaxCartons)
        {
            Repeat(BestFill(packable, usable), cartons, rules.MaxCartons);
            packable.RemoveAll(s => s.Left == 0);
        }
        foreach (var shape in odd)
        {
            while (shape.Left > 0 && cartons.Count < rules.MaxCartons)
                cartons.Add(new PlannedCarton(null, shape.Draw(1), [], shape.Grams));
        }
        return new CartonPlan(cartons.ToImmutable(), bound, Merge(packable.Concat(odd).SelectMany(s => s.Lines)));
    }

    private static CartonFill BestFill(List<CartonShape> shapes, CartonType[] types)
    {
        var orders = Orders(shapes);
        CartonFill? best = null;
        foreach (var type in types)
        {
            // A smaller carton can only be chosen if it takes as much.
            if (best is { Units: > 0 } && (type.Mm3 < best.Mm3 || type.MaxGrams < best.Grams))
                continue;
            foreach (var order in orders)
            {
                var fill = CartonFill.Of(type, order);
                var better = best is null ? 1 : (fill.Mm3, fill.Units).CompareTo((best.Mm3, best.Units));
                if (better > 0 || better == 0 && fill.Type != best!.Type)
                    best = fill;
            }
        }
        return best!;
    }

    private static List<CartonShape>[] Orders(List<CartonShape> shapes)
    {
        List<CartonShape> byVolume = [.. shapes.OrderByDescending(s => s.Mm3).ThenByDescending(s => s.LongestEdge)];
        return shapes.Count is 1 or > MaxShapesForAllOrders
            ? [byVolume]
            : [byVolume, [.. byVolume.OrderByDescending(s => s.LongestEdge)], [.. byVolume.OrderByDescending(s => s.LargestFace)]];
    }

    /// <summary>Packs the carton, and more like it while enough is left of everything in it.</summary>
    private static void Repeat(CartonFill fill, ImmutableArray<PlannedCarton>.Builder cartons, int most)
    {
        var times = fill.Placements.GroupBy(p => p.Shape).Min(g => g.Key.Left / g.Sum(p => p.Units));
        for (times = Math.Min(times, most - cartons.Count); times > 0; times--)
        {
            var lines = new List<LineQuantity>();
            var blocks = ImmutableArray.CreateBuilder<CartonBlock>();
            foreach (var (shape, units, box, along, across, high) in fill.Placements)
            {
                var drawn = shape.Draw(units);
                lines.AddRange(drawn);
                if (along > 0)
                    blocks.Add(new CartonBlock(drawn, box.X, box.Y, box.Z,
                        box.Length / along, box.Width / across, box.Height / high, along, across, high));
            }
            cartons.Add(new PlannedCarton(fill.Type, Merge(lines), blocks.ToImmutable(), fill.Grams));
        }
    }

    private static ImmutableArray<LineQuantity> Merge(IEnumerable<LineQuantity> parts) =>
        [.. parts.GroupBy(p => p.Line, StringComparer.Ordinal).Select(g => new LineQuantity(g.Key, g.Sum(p => p.Quantity)))];
}

/// <summary>A lower bound of the number of cartons.</summary>
internal static class CartonBound
{
    public static long Of(List<CartonShape> shapes, CartonType[] types)
    {
        if (shapes.Count == 0)
            return 0;
        var (mm3, grams) = (types.Max(t => t.Mm3), types.Max(t => t.MaxGrams));
        Int128 volume = 0, weight = 0, alone = 0;
        foreach (var shape in shapes)
        {
            volume += (Int128)shape.Left * shape.Mm3;
            weight += (Int128)shape.Left * shape.Grams;
            // No two of these share a carton.
            alone += shape.Grams > grams / 2 || shape.Mm3 > mm3 / 2 ? shape.Left : 0;
        }
        return (long)Int128.Max(Int128.Max((volume + mm3 - 1) / mm3, (weight + grams - 1) / grams), Int128.Max(alone, 1));
    }
}
