namespace OrleansWarehouse.Api.Live;

/// <summary>Follows one subject of the log and passes every event to all its listeners.</summary>
/// <param name="gate">Guards the listeners and the position.</param>
internal sealed class SubjectFeed(string subject, IEventLog log, TimeProvider clock, LiveReplay replay, Lock gate)
{
    /// <summary>How long events are collected, so that a busy log is not read after every commit.</summary>
    private static readonly TimeSpan BatchDelay = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly List<Subscriber> listeners = [];

    private long position;
    private bool ended;

    /// <summary>Starts at the first listener's position.</summary>
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

    /// <summary>Returns true when the last listener has left, which ends the feed.</summary>
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

    /// <summary>Passes on new events; returns the position up to which the log was read.</summary>
    private async Task<long> ReadAsync(long seen, CancellationToken cancellation)
    {
        await log.WaitForMoreAsync(seen, cancellation);
        var head = await log.ReadHeadPositionAsync(cancellation);
        while (await replay.PageAsync(subject, position, cancellation) is { Count: > 0 } page) Dispatch(page);
        await Task.Delay(BatchDelay, clock, cancellation);
        return head;
    }

    private void Dispatch(IReadOnlyList<StoredEvent> page)
    {
        lock (gate)
        {
            foreach (var stored in page) listeners.RemoveAll(listener => !listener.TryTake(stored));
            position = page[^1].Position;
        }
    }
}
