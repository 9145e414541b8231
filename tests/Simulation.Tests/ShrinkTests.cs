using OrleansWarehouse.Simulation.Tests.Books;
using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.Mutants;
using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>What becomes of a run that breaks a law.</summary>
public sealed class ShrinkTests(ITestOutputHelper output)
{
    private const int MostActs = 20;

    [Theory]
    [InlineData("nobody reacts to goodsTaken")]
    [InlineData("a pick is counted twice")]
    [InlineData("stock does not hear what was cancelled")]
    public void A_run_that_breaks_a_law_is_told_in_a_few_acts_and_repeated_by_what_it_says(string name)
    {
        var mutant = Breakages.All.Single(one => one.Name == name);
        var broken = FirstBroken(mutant);

        var shrunk = Shrinker.Shrink(broken, mutant.Tampering);

        output.WriteLine(shrunk.Tell());
        Assert.Equal(broken.Broken!.Law, shrunk.Broken!.Law);
        Assert.InRange(shrunk.Plan.Acts.Length, 1, MostActs);
        Assert.NotEmpty(shrunk.Story);
        var told = shrunk.Tell();
        var again = Run.Of(Plan.Parse(told.Split('\'')[^2]), mutant.Tampering);
        Assert.Equal((shrunk.Broken, shrunk.Hash), (again.Broken, again.Hash));
        Assert.Null(Run.Of(shrunk.Plan).Broken);
    }

    /// <summary>While reactions are open, nobody else would see it: it has healed when they are done.</summary>
    [Fact]
    public void Only_the_look_at_every_append_finds_that_one_is_seen_in_halves()
    {
        var mutant = Breakages.All.Single(static one => one.Tampering.TellsInHalves);
        var others = typeof(Law).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Where(static law => law != Law.PromisedAtEveryStep).ToArray();
        var broken = FirstBroken(mutant);

        Assert.Equal(Law.PromisedAtEveryStep, broken.Broken!.Law);
        Assert.Null(Run.Of(broken.Plan with { Profile = mutant.Profile with { Laws = others } }, mutant.Tampering).Broken);
    }

    private static Outcome FirstBroken(Mutant mutant)
    {
        for (var seed = 1UL; seed < 60; seed++)
        {
            var outcome = Run.Of(Plan.Of(mutant.Profile, seed), mutant.Tampering);
            if (outcome.Broken is not null && Run.Of(outcome.Plan).Broken is null) return outcome;
        }

        throw new InvalidOperationException($"Nobody noticed: {mutant.Name}.");
    }
}
