using System.Diagnostics;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>One step of the replay.</summary>
internal abstract class Phase
{
    public abstract string Name { get; }

    /// <summary>Runs the phase; returns what was done, for the table of timings.</summary>
    public abstract Task<string> RunAsync(ReplayRun run, CancellationToken cancellation);

    public static ParallelOptions AtMost(int degree, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = degree, CancellationToken = cancellation };
}

/// <summary>The duration of each phase.</summary>
internal sealed class Timings
{
    private readonly List<(string Name, TimeSpan Took, string Done)> phases = [];

    public async Task<string> RunAsync(Phase phase, ReplayRun run, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var done = await phase.RunAsync(run, cancellation);
        phases.Add((phase.Name, clock.Elapsed, done));
        run.Say($"{phase.Name}: {done}");
        return done;
    }

    public void Print()
    {
        Console.WriteLine("\nPhase                   seconds  done");
        foreach (var (name, took, done) in phases) Console.WriteLine($"{name,-22} {took.TotalSeconds,8:0.00}  {done}");
        Console.WriteLine($"{"all",-22} {phases.Sum(phase => phase.Took.TotalSeconds),8:0.00}");
    }
}

