namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// A blocking queue for a writer with its own thread. Waking that thread does not go through the thread pool, whose queue is long
/// just when the load is high.
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

    /// <summary>Returns false when the queue is closed.</summary>
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

    /// <summary>Blocks until there are requests, then moves them into <paramref name="batch"/>; returns false when closed and empty.</summary>
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

    /// <summary>Accepts no more requests; those that wait are still handed out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}

