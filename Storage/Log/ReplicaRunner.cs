using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Storage.Log;

/// <summary>Loads reference data when the process starts, and reads on where it was not told of something. On a log that nobody else
/// writes that never happens.</summary>
internal sealed partial class ReplicaRunner(IEventLog log, Replicas replicas, TimeProvider time, ILogger<ReplicaRunner> logger)
    : BackgroundService
{
    /// <summary>The least between two looks: it is the log itself that tells of what is new.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await replicas.ReachHeadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!log.IsShared) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await log.WaitForMoreAsync(replicas.Position, stoppingToken);
                await replicas.ReachAsync(0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whoever needs reference data to be exact reads on by himself, and is told what is wrong.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reference data could not follow the log; it will be tried again")]
    private partial void LogFailed(Exception failure);
}
