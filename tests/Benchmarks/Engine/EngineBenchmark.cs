using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace OrleansWarehouse.Benchmarks.Engine;

/// <summary>
/// Calls per second of the engine that is built for, in three shapes; with <c>--soak [calls [minutes]]</c>, calls of every
/// kind, each of which must be answered; with <c>--counted</c>, by turns without and with the filter that counts them for operators.
/// </summary>
public static partial class EngineBenchmark
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--counted")) return await CountedCalls.RunAsync();
        using var host = await StartAsync(static _ => { });
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var result = 0;
        var soak = Array.IndexOf(args, "--soak");
        if (soak >= 0)
        {
            result = await EngineSoak.RunAsync(grains, NumberAt(args, soak + 1, 200_000_000), NumberAt(args, soak + 2, 10));
        }
        else
        {
            await MeasureAsync(grains, count: 1, callers: 1);
            await MeasureAsync(grains, count: 100, callers: 100);
            await MeasureAsync(grains, count: 10_000, callers: 100);
        }

        await host.StopAsync();
        return result;
    }

    internal static async Task<IHost> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(static silo => Configure(silo));
        configure(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static long NumberAt(string[] args, int index, long otherwise) =>
        index < args.Length && long.TryParse(args[index], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static async Task MeasureAsync(IGrainFactory factory, int count, int callers)
    {
        var grains = GrainsOf(factory, count);
        await CallAsync(grains, callers, s_warmUp);
        var (calls, time) = await CallAsync(grains, callers, s_measured);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Name,-9} {count,6} grains {callers,4} callers {calls / time.TotalSeconds,14:N0} calls/s"));
    }

    internal static IBenchGrain[] GrainsOf(IGrainFactory factory, int count) =>
        [.. Enumerable.Range(0, count).Select(i => factory.GetGrain<IPlainBenchGrain>($"bench/{count}/{i}"))];

    // Each caller awaits every call before it makes the next, over a share of the grains that is its own.
    internal static async Task<(long Calls, TimeSpan Time)> CallAsync(IBenchGrain[] grains, int callers, TimeSpan duration, bool yields = false)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            long made = 0;
            var grain = caller;
            do
            {
                for (var i = 0; i < 100; i++)
                {
                    await (yields ? grains[grain % grains.Length].YieldAsync(1) : grains[grain % grains.Length].AddAsync(1));
                    grain += callers;
                }

                made += 100;
            }
            while (Stopwatch.GetTimestamp() < end);
            return made;
        })));
        return (calls.Sum(), Stopwatch.GetElapsedTime(start));
    }

    static partial void Configure(ISiloBuilder silo);
}
