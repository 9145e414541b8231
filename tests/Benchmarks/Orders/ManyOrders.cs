using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Orders;

/// <summary>Measures whether a server that has taken many orders is as fast and small as a new one.</summary>
internal sealed class ManyOrders(OrderLoad load, WarehouseClient client, Connection connection, CommandLine options)
{
    private const int Window = 1_000;
    private const int DefaultIdleSeconds = 120;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var count = Math.Max(2 * Window, options.Number("orders", 100_000));
        var (early, late) = (new Latencies(), new Latencies());
        var connections = options.Numbers("connections", [16])[0];
        Console.WriteLine($"\n{LoadResult.Heading}");
        var result = await load.Buyers.RunAsync(connections, new CountedPace(count), Note, cancellation);
        Console.WriteLine(result.Row("closed"));
        var (first, last) = (early.Milliseconds(0.5), late.Milliseconds(0.5));
        Console.WriteLine(
            $"\nmedian latency from order {Window + 1} to {2 * Window}: {first:0.00} ms; "
            + $"of the last {Window} of {count}: {last:0.00} ms ({(last / first) - 1:+0 %;-0 %})");
        await TellMemoryAsync(cancellation);
        if (options.Text("restart") is { } command) await RestartAsync(command, count, cancellation);

        void Note(long order, long latency)
        {
            if (order > Window && order <= 2 * Window) early.Add(latency);
            else if (order > count - Window) late.Add(latency);
        }
    }

    private async Task TellMemoryAsync(CancellationToken cancellation)
    {
        Console.WriteLine($"server: {load.Server.Read().ResidentBytes >> 20} MB after the last order");
        var idle = TimeSpan.FromSeconds(options.Number("idle", DefaultIdleSeconds));
        await Task.Delay(idle, cancellation);
        Console.WriteLine($"server: {load.Server.Read().ResidentBytes >> 20} MB after {idle.TotalSeconds:0} s of idling");
    }

    /// <summary>Stops the server as an operator would, and measures the time from its restart to the first order read.</summary>
    private async Task RestartAsync(string command, long order, CancellationToken cancellation)
    {
        if (load.Server.Id is not { } id) throw new UsageException("--restart needs the server on this machine.");
        await Tool.RunAsync("kill", ["-TERM", id.ToString(CultureInfo.InvariantCulture)], cancellation);
        await WaitForEndAsync(id, cancellation);
        var clock = Stopwatch.StartNew();
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {command} >/dev/null 2>&1"]))!;
        while (!await IsUpAsync(cancellation) && clock.Elapsed < Patience) await Task.Delay(20, cancellation);
        var shop = load.Tally.Shop;
        var path = Route.Of($"merchants/{shop.Merchant}/orders/{$"{shop.Channel}:{OrderRequest.Number(shop, order)}"}");
        await client.GetAsync<OrderAnswer>(path, cancellation);
        Console.WriteLine($"first answer {clock.Elapsed.TotalSeconds:0.00} s after the restart; the server runs on as process {shell.Id}");
    }

    private static async Task WaitForEndAsync(int id, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(cancellation);
        }
        catch (ArgumentException)
        {
            // It has already ended.
        }
    }

    private async Task<bool> IsUpAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(connection.Url, "/health/live"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
