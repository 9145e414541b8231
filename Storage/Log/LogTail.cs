namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// The newest committed events with their payload objects, so that followers in this process need neither disk nor JSON; also signals
/// that there are more.
/// </summary>
internal sealed class LogTail(int capacity, long head)
{
    private readonly Lock gate = new();
    private readonly StoredEvent[] ring = new StoredEvent[Math.Max(capacity, 1)];
    private long head = head;
    private long complete = head;
    private int start;
    private int count;
    private TaskCompletionSource more = NewSignal();

    /// <summary>Called with every event that is added, before any waiting reader resumes.</summary>
    public CommitListener? Committed { get; set; }

    /// <summary>The position of the newest committed event.</summary>
    public long Head => Volatile.Read(ref head);

    /// <summary>Adds events that were just committed, in order.</summary>
    public void Add(List<StoredEvent> events)
    {
        if (events.Count == 0) return;
        Committed?.Invoke(Head, events);
        TaskCompletionSource signal;
        lock (gate)
        {
            foreach (var stored in events) Push(stored);
            Volatile.Write(ref head, events[^1].Position);
            signal = more;
            more = NewSignal();
        }

        signal.TrySetResult();
    }

    /// <summary>Returns the events after a position, or null when the tail does not reach back that far.</summary>
    public IReadOnlyList<StoredEvent>? Read(long after, int max)
    {
        lock (gate)
        {
            if (after >= head) return [];
            if (after < complete) return null;
            var skip = Skip(after);
            var result = new StoredEvent[Math.Min(max, count - skip)];
            for (var i = 0; i < result.Length; i++) result[i] = At(skip + i);
            return result;
        }
    }

    /// <summary>Drops all events and continues at another head, after another process has written in between.</summary>
    public void Reset(long head)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            Array.Clear(ring);
            (start, count, complete) = (0, 0, head);
            Volatile.Write(ref this.head, head);
            signal = more;
            more = NewSignal();
        }

        signal.TrySetResult();
    }

    public async Task WaitForMoreAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (head > after) return;
                more = this.more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StoredEvent At(int index) => ring[(start + index) % ring.Length];

    private void Push(StoredEvent stored)
    {
        if (count == ring.Length)
        {
            complete = ring[start].Position;
            start = (start + 1) % ring.Length;
            count--;
        }

        ring[(start + count++) % ring.Length] = stored;
    }

    /// <summary>Returns how many events of the ring are at or before the position.</summary>
    private int Skip(long after)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Position <= after) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

