using System.Collections.Concurrent;

using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Api.Live;

/// <summary>Who follows what on this host.</summary>
internal sealed class Subscriptions(SubjectFeeds feeds, IEventLog log, IHubContext<LiveHub, ILiveClient> hub, LiveReplay replay)
{
    private const int MaxPerConnection = 1_000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string,
        Subscriber>> byConnection = new(StringComparer.Ordinal);

    public async Task<long> StartAsync(string connection, string subject, long? after)
    {
        var mine = byConnection.GetOrAdd(connection, static _ => new(StringComparer.Ordinal));
        if (mine.Count >= MaxPerConnection && !mine.ContainsKey(subject)) throw new HubException("too_many_subscriptions");
        var from = after ?? await log.ReadHeadPositionAsync();
        var subscriber = new Subscriber(subject, from, hub.Clients.Client(connection), feeds, replay);
        mine.AddOrUpdate(subject, subscriber, (_, old) =>
        {
            old.Dispose();
            return subscriber;
        });
        subscriber.Start();
        return from;
    }

    public void End(string connection, string subject)
    {
        if (byConnection.TryGetValue(connection, out var mine)
            && mine.TryRemove(subject, out var subscriber))
            subscriber.Dispose();
    }

    public void EndAll(string connection)
    {
        if (!byConnection.TryRemove(connection, out var mine)) return;
        foreach (var subscriber in mine.Values) subscriber.Dispose();
    }
}
