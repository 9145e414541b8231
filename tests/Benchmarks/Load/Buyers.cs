using System.Diagnostics;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>Many connections that place orders at a shop.</summary>
/// <param name="choose">Writes an order's lines and returns how many.</param>
internal sealed class Buyers(Connection connection, Tally tally, ServerProcess server, LineChoice choose) : IDisposable
{
    private readonly List<(RawConnection Connection, OrderRequest Request, Random Random)> buyers = [];

    /// <summary>Places orders at the given pace, then waits until the server has also done its deferred work.</summary>
    /// <param name="each">Called with each order's number within this run and its latency; may be null.</param>
    public async Task<LoadResult> RunAsync(int connections, Pace pace, Action<long, long>? each, CancellationToken cancellation)
    {
        while (buyers.Count < connections)
            buyers.Add((new RawConnection(connection.Url), new OrderRequest(connection, tally.Shop), new Random(buyers.Count)));
        var (ordersBefore, errorsBefore) = (tally.Orders, tally.ErrorCount);
        var before = server.Read();
        var own = Environment.CpuUsage.TotalTime;
        var latencies = new Latencies();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(buyers
            .Take(connections)
            .Select(buyer => Task.Run(() => BuyAsync(buyer, pace, latencies, each, cancellation), cancellation)));
        var took = clock.Elapsed;
        own = Environment.CpuUsage.TotalTime - own;
        var busy = server.Read();
        var drained = await server.WaitUntilQuietAsync(cancellation);
        var after = server.Read();
        return new LoadResult(
            connections, tally.Orders - ordersBefore, tally.ErrorCount - errorsBefore, took, latencies,
            after.Cpu - before.Cpu, busy.ResidentBytes, own, drained);
    }

    public void Dispose()
    {
        foreach (var buyer in buyers) buyer.Connection.Dispose();
    }

    private async Task BuyAsync(
        (RawConnection Connection, OrderRequest Request, Random Random) buyer,
        Pace pace,
        Latencies latencies,
        Action<long, long>? each,
        CancellationToken cancellation)
    {
        var lines = new OrderedLine[OrderRequest.MaxLines];
        while (await pace.NextAsync(cancellation) is { } due)
        {
            var count = choose(buyer.Random, lines);
            var order = tally.NextOrder();
            var reply = await buyer.Connection.SendAsync(buyer.Request.Write(order, lines.AsSpan(0, count)), cancellation);
            var latency = Stopwatch.GetTimestamp() - due;
            if (!tally.Add(order, reply)) continue;
            latencies.Add(latency);
            each?.Invoke(order, latency);
        }
    }
}

/// <summary>Writes the lines of an order and returns how many there are, 1 to <see cref="OrderRequest.MaxLines"/>.</summary>
internal delegate int LineChoice(Random random, Span<OrderedLine> lines);

/// <param name="ServerCpu">Including the work after the last answer.</param>
/// <param name="Drain">How long the server worked on after the last answer.</param>
internal sealed record LoadResult(
    int Connections,
    long Orders,
    int Errors,
    TimeSpan Took,
    Latencies Latencies,
    TimeSpan ServerCpu,
    long ServerBytes,
    TimeSpan OwnCpu,
    TimeSpan Drain)
{
    public const string Heading =
        "conns  loop      orders/s    p50 ms    p99 ms  p99.9 ms  errors  server MB  server ms/order  own ms/order  drain s";

    public double PerSecond => Orders / Took.TotalSeconds;

    /// <summary>Includes the time that the server needed afterwards.</summary>
    public double PerSecondWithDrain => Orders / (Took + Drain).TotalSeconds;

    public string Row(string loop) =>
        $"{Connections,5}  {loop,-6} {PerSecond,11:0} {Latencies.Milliseconds(0.5),9:0.00} {Latencies.Milliseconds(0.99),9:0.00} "
        + $"{Latencies.Milliseconds(0.999),9:0.00} {Errors,7} {ServerBytes >> 20,10} "
        + $"{PerOrder(ServerCpu),16:0.000} {PerOrder(OwnCpu),13:0.000} {Drain.TotalSeconds,8:0.0}";

    private double PerOrder(TimeSpan cpu) => cpu.TotalMilliseconds / Math.Max(1, Orders);
}

