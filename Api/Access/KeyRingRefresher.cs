using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Polls the log for created and revoked keys, so that all hosts apply them within seconds.</summary>
internal sealed partial class KeyRingRefresher(
    KeyRing keys, AdminKey admin, IEventLog log, TimeProvider clock, ILogger<KeyRingRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Writes the admin key's file before the server answers its first request.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        admin.Read();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var version = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                version = await RefreshWhenNewerAsync(version, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<long> RefreshWhenNewerAsync(long version, CancellationToken cancellationToken)
    {
        var head = await log.ReadHeadAsync($"access:{IAccessGrain.SingletonKey}", cancellationToken);
        if (head.Version != version) await keys.RefreshAsync();
        return head.Version;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refreshing the API keys failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
