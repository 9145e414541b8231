using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>Reads the activity of this silo's grains once a second and reports it to the grain that collects it for all silos.</summary>
internal sealed partial class ActivityReporter(
    CallRecorder recorder, Population population, IGrainFactory grains, IEventLog log, IFollowers followers, TimeProvider clock,
    ILogger<ActivityReporter> logger) : BackgroundService
{
    /// <summary>The seconds that count as recent.</summary>
    private const int Window = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long started = clock.GetTimestamp();
    private readonly Queue<(long At, long Position)> moments = new();
    private bool failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var activity = await LookAsync(cancellationToken);
            await grains.GetGrain<IActivityGrain>(IActivityGrain.Key).ReportAsync(activity);
            failing = false;
        }
#pragma warning disable CA1031 // Statistics must not end a host, whatever is unreachable for a while.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!failing && !cancellationToken.IsCancellationRequested) LogFailed(failure);
            failing = true;
        }
    }

    private async Task<SiloActivity> LookAsync(CancellationToken cancellationToken)
    {
        var (methods, hottest) = recorder.Look(Window);
        var (window, position, grown) = await MoveAsync(cancellationToken);
        var populations = await population.CountAsync(cancellationToken);
        recorder.Meter.Populations = populations;
        var lags = await followers.LagsAsync(cancellationToken);
        return new(population.Silo, clock.GetUtcNow(), window, methods, hottest, populations,
            [.. lags.Select(static lag => new FollowerActivity(lag.IsProjection ? FollowerKind.Projection : FollowerKind.Reactor, lag.Name, lag.Events))],
            position, window > TimeSpan.Zero ? grown / window.TotalSeconds : 0);
    }

    /// <summary>Records this moment; returns the length of the window, the log's position, and how much the log grew in the window.</summary>
    private async Task<(TimeSpan Window, long Position, long Grown)> MoveAsync(CancellationToken cancellationToken)
    {
        var now = (At: clock.GetTimestamp(), Position: await log.ReadHeadPositionAsync(cancellationToken));
        // Calls are counted from the start, so the first window begins there too.
        if (moments.Count == 0) moments.Enqueue((started, now.Position));
        moments.Enqueue(now);
        while (moments.Count > Window + 1) moments.Dequeue();
        var before = moments.Peek();
        return (clock.GetElapsedTime(before.At, now.At), now.Position, now.Position - before.Position);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The activity of grains could not be reported; retrying every second")]
    private partial void LogFailed(Exception failure);
}
