namespace OrleansWarehouse.Storage.Views;

/// <summary>A projection, its position, and when it may be retried.</summary>
internal sealed class ProjectionState(IProjection projection, TimeSpan longestPause, Progress progress)
{
    /// <summary>The position before the tables have been checked.</summary>
    public const long Unknown = -1;

    private long position = Unknown;
    private Backoff backoff = new(longestPause);

    public IProjection Projection { get; } = projection;

    /// <summary>Awaited by readers of the tables.</summary>
    public Progress Progress { get; } = progress;

    /// <summary>The position that the rows represent, or <see cref="Unknown"/>.</summary>
    public long Position
    {
        get => Volatile.Read(ref position);
        set => Volatile.Write(ref position, value);
    }

    public DateTimeOffset NotBefore { get; private set; }

    public Exception? Error { get; private set; }

    public void Failed(Exception error, DateTimeOffset now)
    {
        Error = error;
        NotBefore = now + backoff.Next();
    }

    public void Succeeded()
    {
        if (Error is null) return;
        Error = null;
        NotBefore = default;
        backoff.Reset();
    }
}

