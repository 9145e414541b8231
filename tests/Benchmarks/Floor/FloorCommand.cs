using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Floor;

/// <summary>Measures many people who pick at once.</summary>
internal static class FloorCommand
{
    private const string Help = """
        floor --url <url> --data <folder> [options]

        Pickers walk their tours and scan what they take, as handhelds do: each scan with its key, its time, the shelf, the goods
        and the tote. Every order has three lines, of SKUs by Zipf's law (s = 1), and is one task. First each picker scans as
        soon as the last scan is answered; then all together scan at a fixed rate, and latency counts from when a scan was
        due. What a scan writes is read from the log: the events with its cause. Exit code 1 on any error.

          --pickers 50      number of pickers
          --tasks 10000     open tasks at the start; orders are placed and waves released until there are so many
          --skus 1000       number of SKUs, each on its own shelf
          --warm-up 5       seconds of warm-up at full speed
          --seconds 10      length of each phase
          --rate 20         scans per second at the fixed rate
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var options = new CommandLine(
            args, [.. Connection.Options, "pickers", "tasks", "skus", "warm-up", "seconds", "rate"], []);
        if (options.Has("help")) return await Commands.PrintAsync(Help);

        var connection = Connection.From(options);
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var floor = new BusyFloor(run, options.Number("skus", 1_000), options.Number("pickers", 50));
        using (var client = new WarehouseClient(connection))
            await floor.SetUpAsync(client, options.Number("tasks", 10_000), cancellation);

        using var scans = new Scans(connection, floor, options.Text("data"));
        var length = TimeSpan.FromSeconds(options.Number("seconds", 10));
        await scans.RunAsync(() => new ClosedPace(TimeSpan.FromSeconds(options.Number("warm-up", 5))), cancellation);
        var closed = await scans.RunAsync(() => new ClosedPace(length), cancellation);
        var open = await scans.RunAsync(() => new OpenPace(options.Number("rate", 20), length), cancellation);
        Console.WriteLine(ScanResult.Heading);
        Console.WriteLine(closed.Row("full speed"));
        Console.WriteLine(open.Row("fixed rate"));
        closed.Cost?.Print();
        foreach (var (error, count) in scans.Errors) Console.WriteLine($"{count} × {error}");
        return scans.Errors.IsEmpty && closed.Latencies.Count > 0 && open.Latencies.Count > 0 ? 0 : 1;
    }
}
