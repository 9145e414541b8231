using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Storage.Log;

/// <summary>Loads reference data when the process starts, and afterwards reads what was not announced. On a log that only this process
/// writes, everything is announced.</summary>
internal sealed partial class ReplicaRunner(IEventLog log, Replicas replicas, TimeProvider time, ILogger<ReplicaRunner> logger)
    : BackgroundService
{
    /// <summary>The shortest pause between two reads; the log signals when there is more.</summary>
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
#pragma warning disable CA1031 // A command that needs exact reference data reads them itself and gets the error.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reference data could not follow the log; retrying")]
    private partial void LogFailed(Exception failure);
}
