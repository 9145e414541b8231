using System.Diagnostics;
using System.Globalization;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Silo;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Benchmarks.Laws;

/// <summary>
/// <c>laws --data folder --events n</c>: grows a log to so many events of orders that were placed, picked and shipped, with a constant
/// number of open ones, and checks the laws. A second run over the same folder only checks, so that its memory use is the check's.
/// </summary>
internal static class LawsCommand
{
    private const int Questions = 5;

    /// <summary>The projections that the check reads; others would only take time to fill.</summary>
    private static readonly string[] Needed = [nameof(LawProjection), nameof(StockProjection), nameof(OrderProjection)];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var line = new CommandLine(args, ["data", "events"], []);
        var folder = line.Text("data") ?? throw new UsageException("--data names a folder.");
        using var host = Build(Directory.CreateDirectory(folder).FullName);
        await host.StartAsync(cancellation);
        var log = host.Services.GetRequiredService<IEventLog>();
        var clock = Stopwatch.StartNew();
        var written = await new BusyLog(log).GrowAsync(line.Number("events", 1_000_000), cancellation);
        var head = await log.ReadHeadPositionAsync(cancellation);
        Say($"log: {head:N0} events, {written:N0} of them written now, in {clock.Elapsed.TotalSeconds:N1} s; {SizeOf(folder):N0} MB on disk");

        clock.Restart();
        await FollowAsync(host.Services.GetRequiredService<IViews>(), cancellation);
        Say($"law book, list of stock and of orders: at the head after {clock.Elapsed.TotalSeconds:N1} s more");
        GC.Collect();
        for (var i = 0; i < Questions; i++) await AskAsync(host.Services.GetRequiredService<Invariants>(), cancellation);
        Say($"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000:N0} MB");
        await host.StopAsync(cancellation);
        return 0;
    }

    private static IHost Build(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:DataFolder"] = folder;
        builder.Logging.ClearProviders();
        builder.AddWarehouse();
        // The log already contains the effects of the events.
        builder.Services.RemoveAll<IReactor>();
        foreach (var service in builder.Services.Where(static service => service.ServiceType == typeof(IProjection) && !IsNeeded(service)).ToArray())
            builder.Services.Remove(service);
        return builder.Build();
    }

    private static bool IsNeeded(ServiceDescriptor service) => Needed.Contains(service.ImplementationType?.Name);

    private static async Task FollowAsync(IViews views, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var connection = await views.OpenAsync(["law_stock", "stock", "orders"], cancellation);
                return;
            }
            catch (ViewLagException)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    private static async Task AskAsync(Invariants invariants, CancellationToken cancellation)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        var report = await invariants.CheckAsync(LawScope.All, cancellation);
        var looked = string.Join(", ", report.Checks.Select(static check => $"{check.Name} {check.Checked:N0}"));
        Say($"{(report.Clean ? "clean" : "NOT CLEAN")} in {clock.ElapsedMilliseconds:N0} ms, {(GC.GetTotalAllocatedBytes() - before) / 1_000_000:N0} MB allocated ({looked})");
        foreach (var violation in report.Checks.SelectMany(static check => check.Violations.Take(2))) Say($"  {violation}");
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length) / 1_000_000;

    private static void Say(FormattableString what) => Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));
}
