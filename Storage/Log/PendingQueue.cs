namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// What waits for a writer that has a thread of its own: waking that thread must not go through the thread pool, whose queue
/// is exactly what is long under load.
/// </summary>
internal sealed class PendingQueue(int maxBatch)
{
    private readonly object _gate = new();
    private readonly Queue<IPending> _waiting = new();
    private bool _idle;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    /// <summary>False when the queue is closed.</summary>
    public bool TryAdd(IPending pending)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _waiting.Enqueue(pending);
            if (_idle) Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Blocks until something waits, then moves it into <paramref name="batch"/>; false when closed and empty.</summary>
    public bool Take(List<IPending> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed) return false;
                _idle = true;
                Monitor.Wait(_gate);
                _idle = false;
            }

            while (batch.Count < maxBatch && _waiting.TryDequeue(out var pending)) batch.Add(pending);
            return true;
        }
    }

    /// <summary>Takes nothing more in; what waits is still given out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
