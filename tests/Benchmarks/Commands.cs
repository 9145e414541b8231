using OrleansWarehouse.Benchmarks.Floor;
using OrleansWarehouse.Benchmarks.Hot;
using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Laws;
using OrleansWarehouse.Benchmarks.Live;
using OrleansWarehouse.Benchmarks.Log;
using OrleansWarehouse.Benchmarks.Orders;
using OrleansWarehouse.Benchmarks.Replay;

namespace OrleansWarehouse.Benchmarks;

/// <summary>Runs a measurement. Exit codes: 0 success, 1 a check failed, 2 wrong usage.</summary>
internal static class Commands
{
    private const string Help = """
        Measurements of a running server, and of its parts.

          log                        events per second of the log, compared with plain SQLite transactions
          laws --data <folder>       checks the laws of goods over a log of --events events, which it writes
          replay <csv> --url <url>   replays a week of real orders, from announced goods to delivered parcels, and reconciles it
          orders --url <url>         placement of orders over a skewed catalogue: rates, latencies, nothing oversold
          hot --url <url>            256 buyers and one SKU with fewer units than buyers
          floor --url <url>          50 pickers and 10,000 open tasks: scans per second, latencies, and bytes written per scan
          live --url <url>           1,000 screens at the hub and 200 events per second: completeness and latency

        Commands with --url have their own --help. The operator's key: --key, or WAREHOUSE_ADMIN_KEY, or --data <the server's data folder>.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await RunAsync(args.FirstOrDefault(), [.. args.Skip(1)], stop.Token);
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (ApiException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 1;
        }
    }

    private static Task<int> RunAsync(string? command, string[] args, CancellationToken cancellation) => command switch
    {
        "log" => LogBenchmark.RunAsync(args),
        "laws" => LawsCommand.RunAsync(args, cancellation),
        "replay" => ReplayCommand.RunAsync(args, cancellation),
        "orders" => OrdersCommand.RunAsync(args, cancellation),
        "live" => LiveCommand.RunAsync(args, cancellation),
        "floor" => FloorCommand.RunAsync(args, cancellation),
        "hot" => HotCommand.RunAsync(args, cancellation),
        null or "help" or "--help" or "-h" => PrintAsync(Help),
        _ => throw new UsageException($"Unknown command '{command}'.\n\n{Help}"),
    };

    /// <summary>Prints a help text.</summary>
    public static Task<int> PrintAsync(string help)
    {
        Console.WriteLine(help);
        return Task.FromResult(0);
    }
}
