namespace OrleansWarehouse.Api.Live;

/// <summary>The feeds of this host: one reader of the log per subject, however many subscribers listen.</summary>
internal sealed class SubjectFeeds(IEventLog log, TimeProvider clock, LiveReplay replay) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SubjectFeed> feeds = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Adds a subscriber that has caught up with the feed; returns false when it must read further first.</summary>
    public bool TryJoin(Subscriber subscriber)
    {
        lock (gate)
        {
            if (!feeds.TryGetValue(subscriber.Subject, out var feed))
            {
                feeds[subscriber.Subject] = feed = new(subscriber.Subject, log, clock, replay, gate);
                feed.Begin(subscriber);
                _ = Task.Run(() => feed.RunAsync(stopping.Token));
                return true;
            }

            return feed.TryJoin(subscriber);
        }
    }

    public void Leave(Subscriber subscriber)
    {
        lock (gate)
        {
            if (feeds.TryGetValue(subscriber.Subject, out var feed) && feed.Leave(subscriber)) feeds.Remove(subscriber.Subject);
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }
}
