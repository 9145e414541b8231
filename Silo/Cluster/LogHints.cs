using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Orleans.Runtime;
using Orleans.Streams;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Silo.Cluster;

/// <param name="Sends">Whether this process writes events and so sends hints.</param>
internal sealed record LogHintsRole(bool Sends);

/// <summary>
/// The processes of a cluster notify each other over an Orleans stream that the log has grown, so that live feeds and waiting callers need
/// not poll the database. A hint may be lost; polling then finds the events a little later.
/// </summary>
internal sealed partial class LogHints(IClusterClient cluster, IEventLog log, LogHintsRole role, TimeProvider clock, ILogger<LogHints> logger)
    : BackgroundService
{
    public const string Provider = "hints";

    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly StreamId Id = StreamId.Create("log", "head");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (log is not ILogNotifications notifications) return;
        var stream = cluster.GetStreamProvider(Provider).GetStream<long>(Id);
        var hearing = TryAsync(() => ReceiveAsync(stream, notifications, stoppingToken), stoppingToken);
        if (role.Sends) await TryAsync(() => SendAsync(stream, notifications, stoppingToken), stoppingToken);
        await hearing;
    }

    private async Task ReceiveAsync(IAsyncStream<long> stream, ILogNotifications notifications, CancellationToken stoppingToken)
    {
        var subscription = await stream.SubscribeAsync((position, _) => notifications.NotifyAsync(position));
        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A subscriber that has ended is dropped anyway; the silo with the subscription list may have just died.
        await subscription.UnsubscribeAsync().WaitAsync(Pause, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SendAsync(IAsyncStream<long> stream, ILogNotifications notifications, CancellationToken stoppingToken)
    {
        var sent = 0L;
        while (true)
        {
            sent = await notifications.WaitForOwnCommitAsync(sent, stoppingToken);
            await stream.OnNextAsync(sent);
            await Task.Delay(Pace, clock, stoppingToken);
        }
    }

    private async Task TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Hints must neither end a host nor stop for good.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hints that the log has grown could not be sent or received; retrying")]
    private partial void LogFailed(Exception failure);
}
