using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Postgres;

namespace OrleansWarehouse.Benchmarks.Orders;

/// <summary>Alternates between the server and bare PostgreSQL, so that both run under the same conditions.</summary>
internal static class BesidePostgres
{
    /// <summary>The JIT compiles hot code twice; the warm-up excludes that from the measurement.</summary>
    private const int WarmUpSeconds = 20;

    public static async Task RunAsync(OrderLoad load, CommandLine options, CancellationToken cancellation)
    {
        var length = TimeSpan.FromSeconds(options.Number("seconds", 5));
        var slices = options.Number("slices", 3);
        await using var postgres = await PostgresServer.StartAsync(cancellation);
        var bare = new BareOrders(postgres);
        await bare.SetUpAsync(load.Tally.Shop.Skus, cancellation);
        var warmUp = TimeSpan.FromSeconds(options.Number("warm-up", WarmUpSeconds));
        await load.Buyers.RunAsync(64, new ClosedPace(warmUp), null, cancellation);
        await bare.SpreadAsync(64, warmUp / 4, cancellation);

        Console.WriteLine($"\n{LoadResult.Heading}  postgres/s");
        foreach (var connections in options.Numbers("connections", [1, 16, 64, 256]))
        {
            var (served, sustained, inPostgres) = (0.0, 0.0, 0.0);
            for (var slice = 0; slice < slices; slice++)
            {
                var result = await load.Buyers.RunAsync(connections, new ClosedPace(length), null, cancellation);
                var rate = await bare.SpreadAsync(connections, length, cancellation);
                Console.WriteLine($"{result.Row("closed")} {rate,11:0}");
                served += result.PerSecond;
                sustained += result.PerSecondWithDrain;
                inPostgres += rate;
            }

            Console.WriteLine(
                $"{connections,5}  server {served / slices:0}/s ({sustained / slices:0}/s with what it did afterwards), "
                + $"PostgreSQL {inPostgres / slices:0}/s: ratio {served / inPostgres:0.00} ({sustained / inPostgres:0.00})");
        }
    }
}
