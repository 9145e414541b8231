using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Floor;

/// <summary>All pickers of a floor, who scan at a pace.</summary>
/// <param name="data">The server's data folder; null when its log cannot be read.</param>
internal sealed class Scans(Connection connection, BusyFloor floor, string? data) : IDisposable
{
    private readonly Handheld[] handhelds =
        [.. Enumerable.Range(0, floor.Pickers).Select(number => new Handheld(connection, floor, floor.Picker(number)))];

    private readonly ServerProcess server = ServerProcess.Behind(connection.Url);

    public ConcurrentDictionary<string, int> Errors { get; } = new();

    /// <summary>Scans until the pace ends or nothing is left to pick; begins when the server is idle.</summary>
    public async Task<ScanResult> RunAsync(Func<Pace> begin, CancellationToken cancellation)
    {
        await Task.WhenAll(handhelds.Select(handheld => handheld.FindWorkAsync(cancellation)));
        await server.WaitUntilQuietAsync(cancellation);
        var log = data is null ? null : ScanLog.Begin(data);
        var (before, pace, latencies, clock) = (server.Read(), begin(), new Latencies(), Stopwatch.StartNew());
        await Task.WhenAll(handhelds.Select(handheld => Task.Run(() => WorkAsync(handheld, pace, latencies, cancellation), cancellation)));
        var took = clock.Elapsed;
        await server.WaitUntilQuietAsync(cancellation);
        return new(handhelds.Length, latencies, took, server.Read().Cpu - before.Cpu, log?.Read());
    }

    public void Dispose()
    {
        foreach (var handheld in handhelds) handheld.Dispose();
    }

    private async Task WorkAsync(Handheld handheld, Pace pace, Latencies latencies, CancellationToken cancellation)
    {
        while (await handheld.FindWorkAsync(cancellation) && await pace.NextAsync(cancellation) is { } due)
        {
            var error = await handheld.ScanAsync(cancellation);
            if (error is null) latencies.Add(Stopwatch.GetTimestamp() - due);
            else Errors.AddOrUpdate(error, 1, static (_, count) => count + 1);
        }
    }
}

/// <param name="Cost">What was written; null when the log could not be read.</param>
internal sealed record ScanResult(int Pickers, Latencies Latencies, TimeSpan Took, TimeSpan ServerCpu, ScanCost? Cost)
{
    public const string Heading = "pickers  pace         scans   scans/s    p50 ms    p99 ms   max ms  server ms/scan  log bytes/scan  events/scan";

    public string Row(string pace) => string.Create(CultureInfo.InvariantCulture,
        $"{Pickers,7}  {pace,-10} {Latencies.Count,7} {Latencies.Count / Took.TotalSeconds,9:0} {Latencies.Milliseconds(0.5),9:0.00} "
        + $"{Latencies.Milliseconds(0.99),9:0.00} {Latencies.Milliseconds(1),8:0.00} {ServerCpu.TotalMilliseconds / Math.Max(1, Latencies.Count),15:0.000} "
        + $"{Cost?.BytesPerScan,15:0} {Cost?.EventsPerScan,12:0.00}");
}

