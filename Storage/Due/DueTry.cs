using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>A due row and the results of its tries so far.</summary>
internal sealed class DueTry(DueRow row, Backoff backoff)
{
    private readonly Lock gate = new();
    private Backoff backoff = backoff;
    private int? endedIn;
    private Exception? error;

    public DueRow Row => row;

    public int Tries { get; private set; }

    public DateTimeOffset FirstAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public DateTimeOffset NotBefore { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Whether the handler is running.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether this is a retry of a set-aside.</summary>
    public bool IsRetry { get; set; }

    public void Begin(DateTimeOffset now)
    {
        lock (gate)
        {
            if (Tries++ == 0) FirstAt = now;
            IsBusy = true;
        }
    }

    /// <param name="round">The round that was under way when the try ended; its rows may have been read before the end.</param>
    public void End(Exception? error, int round, DateTimeOffset now)
    {
        lock (gate) (this.error, endedIn, LastAt, IsBusy) = (error, round, now, false);
    }

    /// <summary>Returns why the last try failed, once, in a round after the one in which it ended and while the row is still due.</summary>
    public Exception? TakeFailure(int round)
    {
        lock (gate)
        {
            if (IsBusy || endedIn is not { } ended || ended >= round) return null;
            endedIn = null;
            NotBefore = LastAt + backoff.Next();
            return error ?? new InvalidOperationException("The handler ran, but the deadline is due as before.");
        }
    }

    /// <summary>Whether the handler is running or its result has not been looked at yet.</summary>
    public bool IsUnderWay
    {
        get
        {
            lock (gate) return IsBusy || endedIn is not null;
        }
    }
}

