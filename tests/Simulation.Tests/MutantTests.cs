using System.Diagnostics;

using OrleansWarehouse.Simulation.Tests.Books;
using OrleansWarehouse.Simulation.Tests.Mutants;
using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>One thing broken at a time: the laws must notice each.</summary>
public abstract class MutantTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    internal static TheoryData<string> NamesOf(IEnumerable<Mutant> mutants) => [.. mutants.Select(static mutant => mutant.Name)];

    protected void AssertNoticed(string name)
    {
        var mutant = Breakages.All.Single(one => one.Name == name);
        var clock = Stopwatch.StartNew();
        for (var seed = 1UL; clock.Elapsed < Longest; seed++)
        {
            var outcome = Run.Of(Plan.Of(mutant.Profile, seed), mutant.Tampering);
            if (outcome.Broken is null || Run.Of(outcome.Plan).Broken is not null) continue;
            output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s, {outcome.Plan}: {outcome.Broken}");
            return;
        }

        Assert.Fail($"Nobody noticed within a minute: {name}.");
    }
}

public sealed class DecisionMutantTests(ITestOutputHelper output) : MutantTests(output)
{
    public static TheoryData<string> Names => NamesOf(Decisions.All);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_breakage_is_noticed(string name) => AssertNoticed(name);

    [Fact]
    public void There_are_many_breakages() => Assert.True(Breakages.All.Select(static mutant => mutant.Name).Distinct().Count() >= 30);
}

public sealed class FollowerMutantTests(ITestOutputHelper output) : MutantTests(output)
{
    public static TheoryData<string> Names => NamesOf(Breakages.Followers);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_breakage_is_noticed(string name) => AssertNoticed(name);
}

public sealed class CallMutantTests(ITestOutputHelper output) : MutantTests(output)
{
    public static TheoryData<string> Names => NamesOf(Breakages.Calls);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_breakage_is_noticed(string name) => AssertNoticed(name);
}
