using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>For whoever looks for trouble, or at some.</summary>
public sealed class ToldTests(ITestOutputHelper output)
{
    /// <summary>The run that the variable SIMULATION names: <c>profile:seed</c>, or <c>profile:seed:acts</c>.</summary>
    [Fact]
    public void One_run_is_told()
    {
        var outcome = Run.Of(Plan.Parse(Environment.GetEnvironmentVariable("SIMULATION") ?? "day:1"));

        output.WriteLine(outcome.Tell());
        output.WriteLine($"{outcome.Steps} steps, {outcome.Events} events, {outcome.Facts} facts, {outcome.Hours:0.0} hours, log {outcome.Hash}");
    }

    /// <summary>The runs that the variable SIMULATIONS names: <c>profile:from-to</c>; with <c>:shrink</c> behind it what breaks is told
    /// in a few acts.</summary>
    [Fact]
    public void Many_runs_are_told()
    {
        var asked = (Environment.GetEnvironmentVariable("SIMULATIONS") ?? "day:1-2").Split(':', '-');
        var (profile, from, to) = (Profiles.Named(asked[0]), Number(asked[1]), Number(asked[2]));
        var (clock, steps) = (Stopwatch.StartNew(), 0L);
        for (var seed = from; seed <= to; seed++)
        {
            var outcome = Run.Of(Plan.Of(profile, seed));
            steps += outcome.Steps;
            if (outcome.Broken is null) continue;
            output.WriteLine($"{outcome.Plan}: {outcome.Broken}");
            if (asked.Length > 3) output.WriteLine(Shrinker.Shrink(outcome).Tell());
        }

        output.WriteLine($"{steps} steps, {steps / clock.Elapsed.TotalSeconds:0} a second");
    }

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
