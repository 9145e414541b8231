using System.Diagnostics;

using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Laws;
using OrleansWarehouse.Simulation.Tests.Runs;

namespace OrleansWarehouse.Simulation.Tests;

/// <summary>What the simulation reaches.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    /// <summary>As many seeds of each sort of run as RECORD says; a few by themselves.</summary>
    [Fact]
    public void Every_fault_comes_and_meets_many_events_in_many_states()
    {
        var seeds = ulong.TryParse(Environment.GetEnvironmentVariable("RECORD"), out var asked) ? asked : 3;
        var (all, clock, runs, steps, hours, facts) = (new Coverage(), Stopwatch.StartNew(), 0, 0L, 0.0, 0);
        foreach (var profile in Profiles.Everything)
        {
            for (var seed = 101UL; seed < 101 + seeds; seed++)
            {
                var outcome = Run.Of(Plan.Of(profile, seed));
                if (outcome.Broken is not null) output.WriteLine($"{outcome.Plan}: {outcome.Broken}");
                all.Add(outcome.Coverage);
                (runs, steps, hours, facts) = (runs + 1, steps + outcome.Steps, hours + outcome.Hours, facts + outcome.Facts);
            }
        }

        output.WriteLine($"{runs} runs, {hours / 24:0.0} days, {facts} facts, {steps} steps, {steps / clock.Elapsed.TotalSeconds:0} a second");
        foreach (var line in all.Lines()) output.WriteLine(line);
        foreach (var fault in Faults.All) Assert.True(all.Faults.GetValueOrDefault(fault) > 0, $"It never came that {fault}.");
        Assert.True(all.Pairs.Count > 1_000, $"Only {all.Pairs.Count} of event x state x fault.");
    }
}
