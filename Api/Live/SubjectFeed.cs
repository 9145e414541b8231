namespace OrleansWarehouse.Api.Live;

/// <summary>Reads one subject as it grows and hands every event to all who listen.</summary>
/// <param name="gate">Guards who listens and how far the feed is.</param>
internal sealed class SubjectFeed(string subject, IEventLog log, TimeProvider clock, LiveReplay replay, Lock gate)
{
    /// <summary>How long events wait for company, so that a busy log is not asked after every commit.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly List<Subscriber> listeners = [];

    private long position;
    private bool ended;

    /// <summary>Starts where the first listener is.</summary>
    public void Begin(Subscriber first)
    {
        position = first.Position;
        listeners.Add(first);
    }

    public bool TryJoin(Subscriber subscriber)
    {
        if (subscriber.Position < position) return false;
        listeners.Add(subscriber);
        return true;
    }

    /// <summary>True when that was the last one: the feed ends.</summary>
    public bool Leave(Subscriber subscriber)
    {
        listeners.Remove(subscriber);
        return ended = listeners.Count == 0;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var seen = position;
        while (!Volatile.Read(ref ended) && !cancellation.IsCancellationRequested)
        {
            try
            {
                seen = await ReadAsync(seen, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                replay.LogFailed(failure, subject);
                await Task.Delay(RetryPause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Hands on what is new; gives how far the whole log was looked at.</summary>
    private async Task<long> ReadAsync(long seen, CancellationToken cancellation)
    {
        await log.WaitForMoreAsync(seen, cancellation);
        var head = await log.ReadHeadPositionAsync(cancellation);
        while (await replay.PageAsync(subject, position, cancellation) is { Count: > 0 } page) HandOn(page);
        await Task.Delay(Linger, clock, cancellation);
        return head;
    }

    private void HandOn(IReadOnlyList<StoredEvent> page)
    {
        lock (gate)
        {
            foreach (var stored in page) listeners.RemoveAll(listener => !listener.TryTake(stored));
            position = page[^1].Position;
        }
    }
}
