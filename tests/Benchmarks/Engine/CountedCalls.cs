using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Benchmarks.Engine;

/// <summary>What it costs to count every call for operators: processor time a call, by turns without and with it, medians.</summary>
internal static class CountedCalls
{
    private const int Rounds = 7;
    private const int Callers = 100;

    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(1.5);

    internal static async Task<int> RunAsync()
    {
        using var plain = await EngineBenchmark.StartAsync(static _ => { });
        using var counted = await EngineBenchmark.StartAsync(static services =>
        {
            services.AddSingleton<CallRecorder>();
            services.AddSingleton<IIncomingGrainCallFilter>(static provider => provider.GetRequiredService<CallRecorder>());
        });
        using var stop = new CancellationTokenSource();
        var pacing = PaceAsync(counted.Services.GetRequiredService<CallRecorder>(), stop.Token);
        foreach (var method in new[] { nameof(IBenchGrain.AddAsync), nameof(IBenchGrain.YieldAsync) }) await CompareAsync(plain, counted, method);
        await stop.CancelAsync();
        await pacing;
        await plain.StopAsync();
        await counted.StopAsync();
        return 0;
    }

    private static async Task CompareAsync(IHost plain, IHost counted, string method)
    {
        var (before, after) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            // The first one warms up.
            var (first, second) = (await CostAsync(plain, method), await CostAsync(counted, method));
            if (round == 0) continue;
            before.Add(first);
            after.Add(second);
        }

        var (without, with) = (Median(before), Median(after));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{method,-12} {without,7:N0} ns of processor a call, counted {with,7:N0} ns: {with - without,5:N0} ns more, {100 * (with / without - 1):N1} %"));
    }

    /// <returns>Nanoseconds of processor time per call.</returns>
    private static async Task<double> CostAsync(IHost host, string method)
    {
        var grains = EngineBenchmark.GrainsOf(host.Services.GetRequiredService<IGrainFactory>(), Callers);
        var before = Environment.CpuUsage.TotalTime;
        var (calls, _) = await EngineBenchmark.CallAsync(grains, Callers, s_turn, method == nameof(IBenchGrain.YieldAsync));
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / calls;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    /// <summary>As the server does every second.</summary>
    private static async Task PaceAsync(CallRecorder recorder, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            recorder.Look();
            await Task.Delay(1_000, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
