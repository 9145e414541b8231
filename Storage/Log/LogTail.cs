namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// The newest committed events with their payload objects, so that what follows the log in this process touches neither disk
/// nor JSON; and the signal that there are more.
/// </summary>
internal sealed class LogTail(int capacity, long head)
{
    private readonly Lock _gate = new();
    private readonly StoredEvent[] _ring = new StoredEvent[Math.Max(capacity, 1)];
    private long _head = head;
    private long _complete = head;
    private int _start;
    private int _count;
    private TaskCompletionSource _more = NewSignal();

    /// <summary>Told of everything that is added, before anybody else.</summary>
    public CommitListener? Committed { get; set; }

    /// <summary>The position of the newest committed event.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Takes events that were just committed, in order.</summary>
    public void Add(List<StoredEvent> events)
    {
        if (events.Count == 0) return;
        Committed?.Invoke(Head, events);
        TaskCompletionSource signal;
        lock (_gate)
        {
            foreach (var stored in events) Push(stored);
            Volatile.Write(ref _head, events[^1].Position);
            signal = _more;
            _more = NewSignal();
        }

        signal.TrySetResult();
    }

    /// <summary>The events after a position, or null when the tail does not go back so far.</summary>
    public IReadOnlyList<StoredEvent>? Read(long after, int max)
    {
        lock (_gate)
        {
            if (after >= _head) return [];
            if (after < _complete) return null;
            var skip = Skip(after);
            var result = new StoredEvent[Math.Min(max, _count - skip)];
            for (var i = 0; i < result.Length; i++) result[i] = At(skip + i);
            return result;
        }
    }

    /// <summary>Forgets everything and goes on at another head: used when somebody else has written in between.</summary>
    public void Reset(long head)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            Array.Clear(_ring);
            (_start, _count, _complete) = (0, 0, head);
            Volatile.Write(ref _head, head);
            signal = _more;
            _more = NewSignal();
        }

        signal.TrySetResult();
    }

    public async Task WaitForMoreAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_head > after) return;
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StoredEvent At(int index) => _ring[(_start + index) % _ring.Length];

    private void Push(StoredEvent stored)
    {
        if (_count == _ring.Length)
        {
            _complete = _ring[_start].Position;
            _start = (_start + 1) % _ring.Length;
            _count--;
        }

        _ring[(_start + _count++) % _ring.Length] = stored;
    }

    /// <summary>How many events of the ring are not after the position.</summary>
    private int Skip(long after)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Position <= after) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
