using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>Whole runs.</summary>
public sealed class DayTests(ITestOutputHelper output)
{
    [Fact]
    public void One_run_is_told()
    {
        var plan = Plan.Parse(Environment.GetEnvironmentVariable("SIMULATION") ?? "day:1");

        var outcome = Run.Of(plan);

        output.WriteLine(outcome.Tell());
        output.WriteLine($"{outcome.Steps} steps, {outcome.Events} events, {outcome.Facts} facts, {outcome.Hours:0.0} hours, hash {outcome.Hash}");
    }

    [Fact]
    public void The_same_seed_writes_the_same_log()
    {
        var first = Run.Of(Plan.Of(Profiles.Day, 7));

        Assert.Equal(first.Hash, Run.Of(Plan.Of(Profiles.Day, 7)).Hash);
        Assert.NotEqual(first.Hash, Run.Of(Plan.Of(Profiles.Day, 8)).Hash);
    }

    /// <summary>For whoever looks for trouble: seeds of a profile, as many as are asked for.</summary>
    [Fact]
    public void Many_runs_are_told()
    {
        var asked = (Environment.GetEnvironmentVariable("SIMULATIONS") ?? "day:1-3").Split(':', '-');
        var (profile, from, to) = (Profiles.Named(asked[0]), ulong.Parse(asked[1], CultureInfo.InvariantCulture), ulong.Parse(asked[2], CultureInfo.InvariantCulture));
        var clock = Stopwatch.StartNew();
        var steps = 0L;
        for (var seed = from; seed <= to; seed++)
        {
            var outcome = Run.Of(Plan.Of(profile, seed));
            steps += outcome.Steps;
            if (asked.Length > 4) output.WriteLine($"{seed} {outcome.Hash[..16]}");
            if (outcome.Broken is null) continue;
            output.WriteLine($"{outcome.Plan}: {outcome.Broken}");
            if (asked.Length > 3) output.WriteLine(Shrinker.Shrink(outcome).Tell());
        }

        output.WriteLine($"{steps} steps, {steps / clock.Elapsed.TotalSeconds:0} a second");
    }
}
