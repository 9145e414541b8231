using System.Diagnostics;
using OrleansWarehouse.Grains.Packing;

namespace OrleansWarehouse.Grains.Tests.Packing;

public sealed class CartonizationTests
{
    [Fact]
    public void A_small_thing_goes_into_the_smallest_carton()
    {
        var plan = Plan(Box("1", 1, 180, 90, 140, 100));
        Assert.Equal("XS", Assert.Single(plan.Cartons).Type!.Code);
        Assert.Equal(1, plan.LowerBound);
    }

    [Fact]
    public void Units_that_fill_a_carton_exactly_do()
    {
        var plan = Plan(Box("1", 64, 200, 100, 100, 10));
        Assert.Equal(("XL", 64L), (Assert.Single(plan.Cartons).Type!.Code, plan.Cartons[0].Lines[0].Quantity));
    }

    [Fact]
    public void Weight_alone_can_ask_for_another_carton_and_then_a_small_one_is_enough()
    {
        var plan = Plan(Box("1", 2, 50, 50, 50, 16_000));
        Assert.Equal(["M", "M"], plan.Cartons.Select(c => c.Type!.Code));
        Assert.Equal(2, plan.LowerBound);
    }

    [Fact]
    public void What_fits_no_carton_goes_as_it_is()
    {
        var plan = Plan(Box("rod", 2, 2000, 10, 10, 100), Box("anvil", 1, 100, 100, 100, 50_000), Box("mug", 1, 100, 100, 100, 300));
        Assert.Equal(3, plan.Cartons.Count(c => c.Type is null));
        Assert.All(plan.Cartons, c => Assert.Equal(1, c.Lines.Sum(l => l.Quantity)));
        Assert.Equal(4, plan.LowerBound);
    }

    [Fact]
    public void Unknown_shapes_count_as_a_litre_each()
    {
        var plan = Plan(new CartonItem("1", 9, null, 100, 100, 100), new CartonItem("2", 15, null, null, null, null));
        Assert.Equal("M", Assert.Single(plan.Cartons).Type!.Code);
        Assert.Empty(plan.Cartons[0].Blocks);
    }

    [Fact]
    public void Upright_things_stay_upright()
    {
        var vase = Box("1", 1, 90, 90, 190, 10) with { Upright = true };
        Assert.Equal(190, Plan(vase).Cartons[0].Blocks[0].HeightMm);
        Assert.Equal("XS", Plan(vase with { Upright = false }).Cartons[0].Type!.Code);
    }

    [Fact]
    public void Lines_of_equal_goods_share_cartons_and_are_told_apart()
    {
        var plan = Plan(Box("1", 3, 100, 100, 50, 10), Box("2", 3, 50, 100, 100, 10));
        Assert.Equal([new("1", 3), new("2", 3)], Assert.Single(plan.Cartons).Lines);
    }

    [Fact]
    public void Nothing_needs_no_carton_and_silly_figures_do_no_harm()
    {
        Assert.Empty(Plan().Cartons);
        Assert.Equal(0, Plan(Box("1", 0, 1, 1, 1, 1), Box("2", -5, 1, 1, 1, 1)).LowerBound);
        var plan = Plan(Box("1", 1, int.MaxValue, int.MaxValue, int.MaxValue, long.MaxValue), Box("2", 1, 1, 1, 1, 0), Box("3", 1, -1, 0, 5, -7));
        Assert.Equal(3, plan.Cartons.Sum(c => c.Lines.Sum(l => l.Quantity)));
        var huge = Plan(Box("1", 1_000_000_000, 100, 100, 100, 100));
        Assert.Equal(5000, huge.Cartons.Length);
        Assert.Equal(1_000_000_000, huge.Unplanned[0].Quantity + huge.Cartons.Sum(c => c.Lines[0].Quantity));
        Assert.Empty(Cartonization.Plan([Box("1", 2, 1, 1, 1, 1)], []).Cartons[0].Blocks);
    }

    [Fact]
    public void Random_goods_are_packed_whole_inside_apart_and_within_the_weight()
    {
        var (random, several, mixed) = (new Random(7), 0, 0);
        for (var round = 0; round < 400; round++)
        {
            var items = Enumerable.Range(0, random.Next(1, 14)).Select(i => Any(random, i)).ToArray();
            var plan = Plan(items);
            CartonChecks.AssertValid(items, plan);
            several += plan.Cartons.Length > 1 ? 1 : 0;
            mixed += plan.Cartons.Any(c => c.Lines.Length > 2 && c.Blocks.Length > 2) ? 1 : 0;
            Assert.Equal(CartonChecks.Text(plan), CartonChecks.Text(Plan(items)));
        }
        Assert.True(several > 100 && mixed > 100, $"{several} with several cartons, {mixed} mixed");
    }

    [Fact]
    public void Many_units_are_packed_quickly_and_near_the_bound()
    {
        var random = new Random(11);
        CartonItem[] equal = [Box("1", 2000, 100, 80, 60, 50)];
        CartonItem[] lines = [.. Enumerable.Range(0, 40).Select(i => Sized(random, i, 50) with { Grams = 30 })];
        CartonItem[] all = [.. Enumerable.Range(0, 2000).Select(i => Sized(random, i, 1) with { Grams = i % 60 })];
        foreach (var (items, most) in new[] { (equal, 1.1), (lines, 1.4), (all, 1.4) })
        {
            Plan(items);
            var started = Stopwatch.GetTimestamp();
            var plan = Plan(items);
            var took = Stopwatch.GetElapsedTime(started);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{items.Length} lines of {items[0].Quantity}: {plan.Cartons.Length} cartons, bound {plan.LowerBound}, {took.TotalMilliseconds:0.0} ms");
            CartonChecks.AssertValid(items, plan);
            Assert.InRange(plan.Cartons.Length, plan.LowerBound, plan.LowerBound * most + 1);
            Assert.InRange(took.TotalSeconds, 0, 15);
        }
    }

    private static CartonItem Any(Random random, int i) => random.Next(6) == 0
        ? new CartonItem($"{i}", random.Next(1, 30), null, null, null, random.Next(2) == 0 ? null : random.Next(3000))
        : Sized(random, i, random.Next(1, 40)) with { Upright = random.Next(4) == 0 };

    private static CartonItem Sized(Random random, int i, long quantity) =>
        Box($"{i}", quantity, random.Next(20, 260), random.Next(20, 200), random.Next(10, 160), random.Next(20, 900));

    private static CartonItem Box(string line, long quantity, int l, int w, int h, long grams) => new(line, quantity, l, w, h, grams);

    private static CartonPlan Plan(params CartonItem[] items) => Cartonization.Plan(items);
}
