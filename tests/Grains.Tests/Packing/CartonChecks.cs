using OrleansWarehouse.Grains.Packing;

namespace OrleansWarehouse.Grains.Tests.Packing;

/// <summary>Checks a plan against the goods, with none of the planner's code.</summary>
internal static class CartonChecks
{
    public static void AssertValid(IReadOnlyList<CartonItem> items, CartonPlan plan)
    {
        var byLine = items.ToDictionary(i => i.Line);
        var packed = plan.Cartons.SelectMany(c => c.Lines).Concat(plan.Unplanned).GroupBy(l => l.Line)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
        Assert.Equal(items.Count(i => i.Quantity > 0), packed.Count);
        Assert.All(items, i => Assert.Equal(i.Quantity, packed[i.Line]));
        Assert.InRange(plan.LowerBound, 0, plan.Cartons.Length);
        foreach (var carton in plan.Cartons.Where(c => c.Type is not null))
            AssertValid(byLine, carton, carton.Type!);
    }

    private static void AssertValid(Dictionary<string, CartonItem> items, PlannedCarton carton, CartonType type)
    {
        var grams = carton.Lines.Sum(l => l.Quantity * (items[l.Line].Grams ?? CartonRules.Default.UnknownGrams));
        Assert.Equal(grams, carton.Grams);
        Assert.InRange(grams, 0, type.MaxGrams);
        var volume = carton.Lines.Sum(l => l.Quantity * Mm3(items[l.Line]));
        Assert.InRange(volume, 1, type.Mm3);
        foreach (var line in carton.Lines.Where(l => items[l.Line].LengthMm is not null))
        {
            var placed = carton.Blocks.SelectMany(b => b.Lines).Where(l => l.Line == line.Line).Sum(l => l.Quantity);
            Assert.Equal(line.Quantity, placed);
        }
        for (var i = 0; i < carton.Blocks.Length; i++)
        {
            var block = carton.Blocks[i];
            AssertShape(items, block);
            Assert.True(block is { X: >= 0, Y: >= 0, Z: >= 0 } && X2(block) <= type.LengthMm && Y2(block) <= type.WidthMm && Z2(block) <= type.HeightMm);
            foreach (var other in carton.Blocks.Skip(i + 1))
                Assert.True(Apart(block, other), $"{block} overlaps {other}");
        }
    }

    private static void AssertShape(Dictionary<string, CartonItem> items, CartonBlock block)
    {
        Assert.Equal(block.Lines.Sum(l => l.Quantity), (long)block.Along * block.Across * block.High);
        foreach (var item in block.Lines.Select(l => items[l.Line]))
        {
            Assert.Equal(new[] { item.LengthMm!.Value, item.WidthMm!.Value, item.HeightMm!.Value }.Order(),
                new[] { block.LengthMm, block.WidthMm, block.HeightMm }.Order());
            Assert.True(!item.Upright || block.HeightMm == item.HeightMm);
        }
    }

    public static string Text(CartonPlan plan) => string.Join('\n', plan.Cartons.Select(c =>
        $"{c.Type?.Code}: {string.Join(',', c.Lines)} {string.Join(',', c.Blocks.Select(b => b with { Lines = [] }))}"));

    private static long Mm3(CartonItem item) => item is { LengthMm: > 0 and var l, WidthMm: > 0 and var w, HeightMm: > 0 and var h }
        ? (long)l * w * h : CartonRules.Default.UnknownMm3;

    private static int X2(CartonBlock b) => b.X + b.LengthMm * b.Along;

    private static int Y2(CartonBlock b) => b.Y + b.WidthMm * b.Across;

    private static int Z2(CartonBlock b) => b.Z + b.HeightMm * b.High;

    private static bool Apart(CartonBlock a, CartonBlock b) =>
        X2(a) <= b.X || X2(b) <= a.X || Y2(a) <= b.Y || Y2(b) <= a.Y || Z2(a) <= b.Z || Z2(b) <= a.Z;
}
