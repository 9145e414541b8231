using System.Collections.Concurrent;

using Microsoft.AspNetCore.SignalR;

namespace OrleansWarehouse.Api.Live;

/// <summary>The live subscriptions of this host, by connection.</summary>
internal sealed class Subscriptions(
    SubjectFeeds feeds, OpsFeed ops, IEventLog log, IHubContext<LiveHub, ILiveClient> hub, LiveReplay replay)
{
    private const int MaxPerConnection = 1_000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, IDisposable>> byConnection = new(StringComparer.Ordinal);

    /// <param name="receiver">Receives the events in place of the connection, and passes them on in its own way.</param>
    public async Task<long> StartAsync(string connection, string subject, long? after, ILiveClient? receiver = null)
    {
        var mine = byConnection.GetOrAdd(connection, static _ => new(StringComparer.Ordinal));
        if (mine.Count >= MaxPerConnection && !mine.ContainsKey(subject)) throw new HubException("too_many_subscriptions");
        var client = receiver ?? hub.Clients.Client(connection);
        if (subject == LiveSubject.Ops)
        {
            Keep(mine, subject, ops.Follow(client, after, out var now));
            return now;
        }

        var from = after ?? await log.ReadHeadPositionAsync();
        var subscriber = new Subscriber(subject, from, client, feeds, replay);
        Keep(mine, subject, subscriber);
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

    /// <summary>Adds a subscription, replacing an earlier one to the same subject.</summary>
    private static void Keep(ConcurrentDictionary<string, IDisposable> mine, string subject, IDisposable subscription) =>
        mine.AddOrUpdate(subject, subscription, (_, old) =>
        {
            old.Dispose();
            return subscription;
        });
}
