using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Live;

/// <summary>Measures many screens that follow events while they happen.</summary>
internal static class LiveCommand
{
    private const double GoalMilliseconds = 200;

    private const string Help = """
        live --url <url> [--key <key> | --data <folder>] [options]

        Screens listen at the hub, each to one merchant, while orders are placed over HTTP at a fixed rate of events. Afterwards
        what each received is compared with the merchant's events in the log: each once, in order, none missing.
        Latency is from the time that the event carries (when it was decided: before its commit) to when the client has it,
        by this machine's clock. Exit code 1 when an event is missing, duplicated or out of order, or p99 is 200 ms or more.

          --listen <url>       where the screens listen, if not at --url: another host of the same cluster
          --connections 1000   screens
          --subjects 50        merchants, with as many screens each
          --events 200         events per second, of all merchants together
          --seconds 30         length
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var options = new CommandLine(args, [.. Connection.Options, "listen", "connections", "subjects", "events", "seconds"], []);
        if (options.Has("help")) return await Commands.PrintAsync(Help);

        var connection = Connection.From(options);
        using var client = new WarehouseClient(connection);
        var screens = options.Text("listen") is null ? connection : Connection.From(options, "listen");
        using var run = await LiveRun.SetUpAsync(screens, client, options.Number("subjects", 50), cancellation);
        await run.ConnectAsync(options.Number("connections", 1000), cancellation);
        var server = ServerProcess.Behind(connection.Url);
        await server.WaitUntilQuietAsync(cancellation);

        var result = await run.RunAsync(
            options.Number("events", 200), TimeSpan.FromSeconds(options.Number("seconds", 30)), server, cancellation);
        Console.WriteLine(result);
        return result.IsWhole && result.Latencies.Milliseconds(0.99) < GoalMilliseconds ? 0 : 1;
    }
}

/// <param name="Events">The events committed during the run.</param>
/// <param name="Expected">The messages that had to arrive: every event at every screen that follows its merchant.</param>
/// <param name="Wrong">Messages that came twice, out of order, or for another subject.</param>
internal sealed record LiveResult(
    int Connections,
    int Subjects,
    long Events,
    TimeSpan Took,
    long Expected,
    long Delivered,
    long Wrong,
    int Resets,
    Latencies Latencies,
    TimeSpan ServerCpu,
    TimeSpan OwnCpu)
{
    public bool IsWhole => Expected > 0 && Delivered == Expected && Wrong == 0 && Resets == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Connections} connections on {Subjects} subjects, {Events} events in {Took.TotalSeconds:0.0} s: {Events / Took.TotalSeconds:0}/s
        delivered/expected = {Delivered}/{Expected} = {(double)Delivered / Math.Max(1, Expected):0.######}; double or out of order: {Wrong}; resets: {Resets}
        from the event's time to the client: p50 {Latencies.Milliseconds(0.5):0.0} ms, p99 {Latencies.Milliseconds(0.99):0.0} ms, p99.9 {Latencies.Milliseconds(0.999):0.0} ms, max {Latencies.Milliseconds(1):0.0} ms
        processor: server {ServerCpu / Took:P0} of one core, clients {OwnCpu / Took:P0}
        """);
}
