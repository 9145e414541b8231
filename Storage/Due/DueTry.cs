using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>A row that is due, and what came of handling it so far.</summary>
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

    /// <summary>Whether the handler is at it.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether it is tried although it is set aside.</summary>
    public bool IsRetry { get; set; }

    public void Begin(DateTimeOffset now)
    {
        lock (gate)
        {
            if (Tries++ == 0) FirstAt = now;
            IsBusy = true;
        }
    }

    /// <param name="round">In which the rows were looked at while it ended: they may be from before.</param>
    public void End(Exception? error, int round, DateTimeOffset now)
    {
        lock (gate) (this.error, endedIn, LastAt, IsBusy) = (error, round, now, false);
    }

    /// <summary>Why its last try failed, once: the row is still there in a later round.</summary>
    public Exception? TakeFailure(int round)
    {
        lock (gate)
        {
            if (IsBusy || endedIn is not { } ended || ended >= round) return null;
            endedIn = null;
            NotBefore = LastAt + backoff.Next();
            return error ?? new InvalidOperationException("It was handled, and is due as before.");
        }
    }

    /// <summary>Whether a try has ended that nobody has judged yet.</summary>
    public bool IsUnderWay
    {
        get
        {
            lock (gate) return IsBusy || endedIn is not null;
        }
    }
}

