namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Tracks which causes have reactions under way. A cause is over when none of its events is open and the log has been read up to its end
/// as of the last reaction: by then, the events that this reaction wrote have been counted.
/// </summary>
internal sealed class CauseTracker(Func<ValueTask<long>> readHead, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Work> work = [];
    private long read = -1;

    /// <summary>Counts one more event of a cause that has a reaction to run.</summary>
    public void Begin(long cause)
    {
        if (cause == 0) return;
        lock (gate)
        {
            if (!this.work.TryGetValue(cause, out var work)) this.work.Add(cause, work = new());
            work.Open++;
        }
    }

    /// <summary>Counts a finished reaction; the events that it wrote may have reactions in turn.</summary>
    public async ValueTask EndAsync(long cause)
    {
        if (cause == 0) return;
        var head = 0L;
        try
        {
            head = await readHead();
        }
        catch (EventLogException)
        {
            // The log cannot be read: better to answer the waiting callers early than never.
        }

        End(cause, head);
    }

    /// <summary>Stops waiting for a reaction that fails.</summary>
    public void Drop(long cause)
    {
        if (cause != 0) End(cause, 0);
    }

    /// <summary>Records that all events up to a position have been counted.</summary>
    public void Read(long position)
    {
        lock (gate)
        {
            read = position;
            foreach (var (cause, work) in this.work)
                if (work.Open == 0) EndIfOver(cause, work);
        }
    }

    public CausesUnderWay Now()
    {
        lock (gate) return new(read, [.. work.Keys]);
    }

    /// <summary>Returns true when a cause, all of whose first events have been read, is over within the bound.</summary>
    public async ValueTask<bool> IsOverAsync(long cause, TimeSpan bound, CancellationToken cancellationToken)
    {
        Task over;
        lock (gate)
        {
            if (!this.work.TryGetValue(cause, out var work)) return true;
            over = (work.Over ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        try
        {
            await over.WaitAsync(bound, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void End(long cause, long target)
    {
        lock (gate)
        {
            var work = this.work[cause];
            work.Target = Math.Max(work.Target, target);
            if (--work.Open == 0) EndIfOver(cause, work);
        }
    }

    private void EndIfOver(long cause, Work work)
    {
        if (work.Target > read) return;
        this.work.Remove(cause);
        work.Over?.TrySetResult();
    }

    private sealed class Work
    {
        public int Open { get; set; }

        public long Target { get; set; }

        public TaskCompletionSource? Over { get; set; }
    }
}

