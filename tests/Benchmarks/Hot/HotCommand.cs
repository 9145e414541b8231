using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Postgres;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Hot;

/// <summary>Measures orders that all want the same, scarce SKU.</summary>
internal static class HotCommand
{
    private const int PostgresClients = 64;

    private const string Help = """
        hot --url <url> [--key <key> | --data <folder>] [options]

        A sale: 256 connections order one unit each of one SKU until there are a quarter more orders than units. Every
        unit goes to exactly one order, the rest are backordered. Exit code 1 on any error or oversold unit.

          --connections 256     number of connections
          --units 20000         units in each sale
          --sales 3             number of sales, each with its own SKU
          --site <code>         the site that has the units; each sale opens its own without it
          --warm-up 2           number of sales before these, for JIT compilation, which do not count
          --beside-postgres     after each sale runs the minimal order in PostgreSQL 15 on one hot row, with 64 clients,
                                for --seconds 5, and prints the ratio
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var options = new CommandLine(args, [.. Connection.Options, "connections", "units", "sales", "site", "warm-up", "seconds"], ["beside-postgres"]);
        if (options.Has("help")) return await Commands.PrintAsync(Help);

        var connection = Connection.From(options);
        await using var postgres = options.Has("beside-postgres") ? await PostgresServer.StartAsync(cancellation) : null;
        var bare = postgres is null ? null : new BareOrders(postgres);
        if (bare is not null) await bare.SetUpAsync(1, cancellation);
        var length = TimeSpan.FromSeconds(options.Number("seconds", 5));
        var (clean, served, inPostgres) = (true, 0.0, 0.0);
        var sales = options.Number("sales", 3);
        for (var sale = 1 - options.Number("warm-up", 2); sale <= 0; sale++)
            clean &= (await SellAsync(connection, options, sale, cancellation)).Clean;
        Console.WriteLine(LoadResult.Heading);
        for (var sale = 1; sale <= sales; sale++)
        {
            var (wasClean, perSecond) = await SellAsync(connection, options, sale, cancellation);
            (clean, served) = (clean && wasClean, served + perSecond);
            if (bare is null) continue;
            var rate = await bare.HotAsync(PostgresClients, length, cancellation);
            inPostgres += rate;
            Console.WriteLine($"PostgreSQL, one hot row, {PostgresClients} clients: {rate:0}/s");
        }

        if (bare is not null)
            Console.WriteLine($"\nserver {served / sales:0}/s, PostgreSQL {inPostgres / sales:0}/s: ratio {served / inPostgres:0.00}");
        return clean ? 0 : 1;
    }

    private static async Task<(bool Clean, double PerSecond)> SellAsync(
        Connection connection, CommandLine options, int sale, CancellationToken cancellation)
    {
        using var client = new WarehouseClient(connection);
        var units = options.Number("units", 20_000);
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var shop = new Shop($"hot-{run}-{sale}", 1, units, options.Text("site"));
        await shop.SetUpAsync(client, cancellation);
        var tally = new Tally(shop);
        var server = ServerProcess.Behind(connection.Url);
        using var buyers = new Buyers(connection, tally, server, OneUnit);
        await server.WaitUntilQuietAsync(cancellation);

        var result = await buyers.RunAsync(options.Number("connections", 256), new CountedPace(units + (units / 4)), null, cancellation);
        Console.WriteLine(result.Row("closed"));
        await tally.ResolveUnknownAsync(client, cancellation);
        var oversold = tally.Check(await shop.AvailabilityAsync(client, cancellation));
        Console.WriteLine($"{units} units, {tally.Orders} orders; {oversold}");
        foreach (var (error, count) in tally.Errors) Console.WriteLine($"{count} × {error}");
        return (oversold.IsClean && oversold.Reserved == units && result.Errors == 0, result.PerSecond);
    }

    private static int OneUnit(Random random, Span<OrderedLine> lines)
    {
        lines[0] = new OrderedLine(0, 1);
        return 1;
    }
}
