using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class HotGrainsTests
{
    [Fact]
    public void Heavy_hitters_are_found_among_many_more_grains_than_there_are_places()
    {
        var (hot, random, exact) = (new HotGrains(), new Random(11), new Dictionary<string, int>());
        for (var i = 0; i < 60_000; i++)
        {
            // Every third call is for one of five grains, the others for thousands.
            var key = random.Next(3) == 0 ? $"hot-{Math.Min(random.Next(5), random.Next(5))}" : $"cold-{random.Next(5_000)}";
            exact[key] = exact.GetValueOrDefault(key) + 1;
            hot.Add(GrainId.Create("sku", key), 1);
        }

        var top = hot.Top(5);

        Assert.Equal(exact.OrderByDescending(one => one.Value).Take(5).Select(one => one.Key), top.Select(one => one.Key));
        foreach (var found in top)
        {
            // A tenth fades in a second: that is what a rate is read from.
            var calls = exact[found.Key] * 0.1;
            Assert.InRange(found.CallsPerSecond, calls - 0.001, calls + found.OvercountPerSecond + 0.001);
        }
    }

    [Fact]
    public void A_grain_that_cools_down_makes_way()
    {
        var hot = new HotGrains();
        hot.Add(GrainId.Create("sku", "once"), 1);
        for (var second = 0; second < 60; second++)
        {
            for (var call = 0; call < 8; call++) hot.Add(GrainId.Create("sku", "steady"), 1);
            if (second < 59) hot.Fade();
        }

        var steady = Assert.Single(hot.Top(10));
        Assert.Equal("steady", steady.Key);
        Assert.InRange(steady.CallsPerSecond, 7.9, 8.1);
    }

    [Fact]
    public void A_call_that_stands_for_many_counts_as_many()
    {
        var hot = new HotGrains();
        hot.Add(GrainId.Create("sku", "A"), 64);

        Assert.Equal(6.4, Assert.Single(hot.Top(1)).CallsPerSecond, 3);
    }
}
