namespace OrleansWarehouse.Storage.Views;

/// <summary>A projection, how far it has come, and when it may be tried again.</summary>
internal sealed class ProjectionState(IProjection projection, TimeSpan longestPause, Progress progress)
{
    /// <summary>Before its tables are known to be there, and what they hold.</summary>
    public const long Unknown = -1;

    private long position = Unknown;
    private Backoff backoff = new(longestPause);

    public IProjection Projection { get; } = projection;

    /// <summary>What readers of its tables wait for.</summary>
    public Progress Progress { get; } = progress;

    /// <summary>The position that its rows stand for, or <see cref="Unknown"/>.</summary>
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

