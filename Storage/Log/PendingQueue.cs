namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// What waits for a writer that has a thread of its own: waking that thread must not go through the thread pool, whose queue
/// is exactly what is long under load.
/// </summary>
internal sealed class PendingQueue(int maxBatch)
{
    private readonly object gate = new();
    private readonly Queue<IPending> waiting = new();
    private bool idle;
    private bool closed;

    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>False when the queue is closed.</summary>
    public bool TryAdd(IPending pending)
    {
        lock (gate)
        {
            if (closed) return false;
            waiting.Enqueue(pending);
            if (idle) Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Blocks until something waits, then moves it into <paramref name="batch"/>; false when closed and empty.</summary>
    public bool Take(List<IPending> batch)
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                if (closed) return false;
                idle = true;
                Monitor.Wait(gate);
                idle = false;
            }

            while (batch.Count < maxBatch && waiting.TryDequeue(out var pending)) batch.Add(pending);
            return true;
        }
    }

    /// <summary>Takes nothing more in; what waits is still given out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}

