using System.Diagnostics;
using System.Globalization;

namespace OrleansWarehouse.Benchmarks.Log;

/// <summary>
/// <c>-- log [--seconds 3] [--folder path] [--postgres connection-string]</c>: events per second, each durable before its writer
/// continues, by number of writers, to many streams and to one, with and without a projection; and the rate of SQLite with
/// one transaction per event in the same run.
/// </summary>
public static class LogBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var run = LogRun.Parse(args);
        await using var place = new LogPlace(run);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"log: {run.Seconds} s each, {LogRun.PayloadBytes} B of payload, 2 subjects per event, {Environment.ProcessorCount} processors"));
        if (run.Postgres is null) Report("sqlite, one transaction per event", OneByOne.Run(place.NewFolder(), run.Seconds));
        await WarmUpAsync(place);
        foreach (var projected in new[] { false, true })
        {
            foreach (var one in new[] { false, true })
            {
                foreach (var writers in new[] { 1, 16, 64, 256 }) await ShapeAsync(place, run, writers, one, projected);
            }
        }

        return 0;
    }

    private static async Task WarmUpAsync(LogPlace place)
    {
        await using var log = await place.OpenAsync(projected: true);
        await WriteAsync(log, 64, one: false, seconds: 1);
    }

    private static async Task ShapeAsync(LogPlace place, LogRun run, int writers, bool one, bool projected)
    {
        await using var log = await place.OpenAsync(projected);
        var result = await WriteAsync(log, writers, one, run.Seconds);
        var name = $"{writers,3} writers, {(one ? "one stream  " : "many streams")}, {(projected ? "projected" : "log alone")}";
        Report(name, result with { Lag = await log.CatchUpAsync() });
    }

    private static async Task<Measured> WriteAsync(OpenLog log, int writers, bool one, double seconds)
    {
        var hot = new HotStream(log.Log);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < until; count++)
            {
                var result = await (one ? hot.AppendAsync() : AppendAsync(log.Log, w, count));
                if (result.Outcome != AppendOutcome.Committed) throw new InvalidOperationException($"Lost: {result}");
            }

            return count;
        })));
        var took = clock.Elapsed;
        return new(counts.Sum(), took, Process.GetCurrentProcess().TotalProcessorTime - cpu, null);
    }

    /// <summary>Appends to streams of four events, as for an order.</summary>
    private static Task<AppendResult> AppendAsync(IEventLog log, int writer, int count)
        => log.AppendAsync(new($"order:acme/w{writer}:{count / 4}", count % 4, [LogRun.NewEvent()]));

    private static void Report(string name, Measured measured)
    {
        var lag = measured.Lag is { } time ? $", caught up after {time.TotalMilliseconds:F0} ms" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-48} {measured.Events / measured.Took.TotalSeconds,10:N0} events/s {measured.Processor.TotalMicroseconds / measured.Events,7:F1} µs processor per event{lag}"));
    }

    /// <summary>Many callers, one stream: each appends after the one before, without waiting for it.</summary>
    private sealed class HotStream(IEventLog log)
    {
        private readonly Lock gate = new();
        private readonly AppendChain chain = new();
        private long version;

        public Task<AppendResult> AppendAsync()
        {
            lock (gate) return log.AppendAsync(new("sku:acme/hot", version++, [LogRun.NewEvent()]) { Chain = chain });
        }
    }
}

internal sealed record Measured(long Events, TimeSpan Took, TimeSpan Processor, TimeSpan? Lag);

