using System.Collections.Concurrent;

using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Live;

/// <summary>Open connections outlive what they were allowed by: cuts, within seconds, those of ended sessions and keys.</summary>
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
            if (Caller.Of(connection.User) is { } caller && await sessions.StillCountsAsync(caller)) return;
            connection.Abort();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Looked at again in a moment: a log that cannot be read for a while cuts nobody.
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a live connection still counts could not be found out")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
