using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Orders;

/// <summary>Measures the placement of orders of 1 to 3 lines over a catalogue with skewed popularity.</summary>
internal static class OrdersCommand
{
    private const string Help = """
        orders --url <url> [--key <key> | --data <folder>] [options]

        Sets up a merchant with stock, then places orders of 1 to 3 lines, SKUs chosen by Zipf's law (s = 1), and checks that
        nothing was oversold. Closed loop: each connection sends its next order when the last is answered. Open loop: orders are
        due at a fixed rate, and latency counts from when an order was due. Exit code 1 on any error or oversold unit.

          --connections 1,16,64,256   number of connections, one run for each
          --seconds 10                length of each run
          --rate <n>                  orders per second of the open loop (default: 60 % of the closed loop's)
          --skus 5000                 size of the catalogue
          --site <code>               the site that has the stock; without it each run opens one of its own, so that after the first
                                      there is a choice of sites

          --beside-postgres           instead: alternates between the server and the minimal order in PostgreSQL 15 with as many
                                      clients, and prints the ratio; --slices 3 of --seconds each,
                                      after --warm-up 20 seconds
          --orders <n>                instead: n orders at --connections (default 16), the median latency around the 1,000th and
                                      at the end, and the server's memory after --idle 120 seconds
          --restart <command>         with --orders: then stops the server, runs the command that restarts it, and measures the time
                                      to its first answer
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var options = new CommandLine(
            args,
            [.. Connection.Options, "connections", "seconds", "rate", "skus", "site", "slices", "warm-up", "orders", "idle", "restart"],
            ["beside-postgres"]);
        if (options.Has("help")) return await Commands.PrintAsync(Help);

        var connection = Connection.From(options);
        using var client = new WarehouseClient(connection);
        using var load = await OrderLoad.SetUpAsync(connection, client, options.Number("skus", 5000), options.Text("site"), cancellation);
        if (options.Text("orders") is not null) await new ManyOrders(load, client, connection, options).RunAsync(cancellation);
        else if (options.Has("beside-postgres")) await BesidePostgres.RunAsync(load, options, cancellation);
        else await SweepAsync(load, options, cancellation);
        return await load.CheckAsync(client, cancellation) ? 0 : 1;
    }

    private static async Task SweepAsync(OrderLoad load, CommandLine options, CancellationToken cancellation)
    {
        var length = TimeSpan.FromSeconds(options.Number("seconds", 10));
        Console.WriteLine(LoadResult.Heading);
        foreach (var connections in options.Numbers("connections", [1, 16, 64, 256]))
        {
            var closed = await load.Buyers.RunAsync(connections, new ClosedPace(length), null, cancellation);
            Console.WriteLine(closed.Row("closed"));
            var rate = Math.Max(1, options.Number("rate", (int)(closed.PerSecond * 0.6)));
            var open = await load.Buyers.RunAsync(connections, new OpenPace(rate, length), null, cancellation);
            Console.WriteLine($"{open.Row("open")}  at {rate.ToString(CultureInfo.InvariantCulture)}/s");
        }
    }
}
