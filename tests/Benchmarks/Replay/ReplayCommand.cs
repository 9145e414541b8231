using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Replay.Phases;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>Replays a week of real orders through a running server, by its HTTP API alone.</summary>
internal static class ReplayCommand
{
    private const int MaxRounds = 10;
    private const decimal Missing = 0.03m;

    private const string Help = """
        replay <csv> --url <url> [--key <key> | --data <folder>] [--run <name>] [--details]

        Sets up a merchant and a site, receives the stock that the file's orders need less 3 %, places every order, picks, packs,
        ships and delivers what can be, and ends with a reconciliation. The file has the columns of the UCI "Online Retail" set.

          --run <name>   part of every id; the same name repeats a run (default: from the clock)
          --details      lists every row that is not a plain order line

        Exit code 1 when anything does not add up.
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var options = new CommandLine(args, [.. Connection.Options, "run"], ["details"]);
        if (options.Has("help")) return await Commands.PrintAsync(Help);
        if (options.Words.Count != 1) throw new UsageException(Help);

        var plan = new RetailPlan(RetailFile.Read(options.Words[0]), Missing);
        using var client = new WarehouseClient(Connection.From(options));
        var time = TimeProvider.System;
        var name = options.Text("run") ?? time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var run = new ReplayRun(client, plan, name);
        run.Say($"{plan.RowCount} rows, {plan.Orders.Count} orders, {plan.Skus.Count} SKUs; run {name}");

        var timings = new Timings();
        await RunPhasesAsync(run, timings, time, cancellation);
        var books = await Reconciliation.ReadAsync(run, cancellation);
        books.Check(run);
        timings.Print();
        new RowTable(run, books.Orders).Print(options.Has("details"));
        books.Print();
        return Verdict(run);
    }

    private static async Task RunPhasesAsync(ReplayRun run, Timings timings, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var phase in new Phase[] { new SetUpPhase(), new InboundPhase(), new PutAwayPhase(), new OrdersPhase() })
            await timings.RunAsync(phase, run, cancellation);
        var rounds = await WorkTheFloorAsync(run, timings, time, 1, cancellation);
        await timings.RunAsync(new ReturnsPhase(), run, cancellation);
        // Returned units fill orders that waited for them.
        await WorkTheFloorAsync(run, timings, time, rounds + 1, cancellation);
    }

    /// <summary>Runs rounds from waves to delivery while there is something to pick; returns the last round's number.</summary>
    private static async Task<int> WorkTheFloorAsync(
        ReplayRun run, Timings timings, TimeProvider time, int from, CancellationToken cancellation)
    {
        for (var round = from; round < from + MaxRounds; round++)
        {
            var waves = new WavePhase(round);
            await timings.RunAsync(waves, run, cancellation);
            if (waves.Tasks == 0) return round;
            Phase[] phases = [new PickPhase(round), new PackPhase(round), new ManifestPhase(round), new DeliverPhase(round, time)];
            foreach (var phase in phases) await timings.RunAsync(phase, run, cancellation);
        }

        run.Problems.Enqueue($"there is still something to pick after {MaxRounds} rounds");
        return from + MaxRounds;
    }

    private static int Verdict(ReplayRun run)
    {
        const int shown = 20;
        Console.WriteLine(run.Problems.IsEmpty ? "\nEverything adds up." : $"\n{run.Problems.Count} problems:");
        foreach (var problem in run.Problems.Take(shown)) Console.WriteLine($"  {problem}");
        if (run.Problems.Count > shown) Console.WriteLine($"  … and {run.Problems.Count - shown} more");
        return run.Problems.IsEmpty ? 0 : 1;
    }
}
