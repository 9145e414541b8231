using System.Diagnostics;

using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>What the server is known to do wrong is found without being told where. When a case is mended, its find is taken out of the
/// list: its sort of run must then hold as all others do.</summary>
public sealed class FindTests(ITestOutputHelper output)
{
    private const int MostActs = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Cases => [.. Finds.All.Select(static find => find.Case)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_known_case_is_found_and_told_in_a_few_acts(string name)
    {
        var find = Finds.All.Single(one => one.Case == name);
        var clock = Stopwatch.StartNew();
        for (var seed = 1UL; clock.Elapsed < Longest; seed++)
        {
            var outcome = Run.Of(Plan.Of(find.Profile, seed));
            if (outcome.Broken?.Law != find.Law) continue;
            var told = Shrinker.Shrink(outcome, mostRuns: 150);
            output.WriteLine($"{name}: found in {clock.Elapsed.TotalSeconds:0.0} s with seed {seed}");
            output.WriteLine(told.Tell());
            Assert.InRange(told.Plan.Acts.Length, 1, MostActs);
            Assert.Equal(told.Broken, Run.Of(Plan.Parse(told.Plan.ToString())).Broken);
            return;
        }

        Assert.Fail($"{name} was not found: if it is mended, take it out of the finds.");
    }
}
