using System.Collections.Concurrent;

using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Live;

/// <summary>Aborts, within seconds, open connections whose session has ended or whose key was revoked.</summary>
internal sealed partial class LiveConnections(Sessions sessions, TimeProvider clock, ILogger<LiveConnections> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, HubCallerContext> open = new(StringComparer.Ordinal);

    public void Add(HubCallerContext connection) => open[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => open.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var connection in open.Values)
            {
                if (stoppingToken.IsCancellationRequested) return;
                await CutWhenEndedAsync(connection);
            }
        }
    }

    private async Task CutWhenEndedAsync(HubCallerContext connection)
    {
        try
        {
            if (Caller.Of(connection.User) is { } caller && await sessions.IsStillValidAsync(caller)) return;
            connection.Abort();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Checked again in a moment: a temporary failure of the log must not abort connections.
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checking whether a live connection is still authorized failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
