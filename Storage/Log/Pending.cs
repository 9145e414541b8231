namespace OrleansWarehouse.Storage.Log;

/// <summary>Something that waits for the writer, and is told its outcome after the commit.</summary>
internal interface IPending
{
    /// <summary>Called once the transaction that it was part of is on disk.</summary>
    void Committed();

    /// <summary>Called once it is known that nothing of it was written.</summary>
    void Failed(EventLogException error);
}

internal sealed class PendingAppend(Append append)
    : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public Append Append { get; } = append;

    /// <summary>What to answer when the transaction commits; set by the writer while it tries the append.</summary>
    public AppendResult Outcome { get; set; }

    public void Committed() => TrySetResult(Outcome);

    public void Failed(EventLogException error)
    {
        if (Append.Chain is { } chain) chain.Broken = true;
        TrySetException(error);
    }
}

internal sealed class PendingCheckpoint(string name, long expected, long position)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public string Name { get; } = name;

    public long Expected { get; } = expected;

    public long Position { get; } = position;

    public bool Moved { get; set; }

    public void Committed() => TrySetResult(Moved);

    public void Failed(EventLogException error) => TrySetException(error);
}

/// <summary>Asks the writer to look at some operations and delete those that have expired.</summary>
internal sealed class PendingPurge : TaskCompletionSource<int>, IPending
{
    public PendingPurge() : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
    }

    public int Deleted { get; set; }

    public void Committed() => TrySetResult(Deleted);

    public void Failed(EventLogException error) => TrySetException(error);
}

/// <summary>Keeps, ends or marks a set-aside.</summary>
/// <param name="put">What to keep; else <paramref name="id"/> is ended, or marked when <paramref name="wanted"/>.</param>
internal sealed class PendingSetAside(string id, SetAside? put = null, bool wanted = false)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public string Id { get; } = id;

    public SetAside? Put { get; } = put;

    public bool Wanted { get; } = wanted;

    /// <summary>Whether there was one.</summary>
    public bool Found { get; set; }

    public void Committed() => TrySetResult(Found);

    public void Failed(EventLogException error) => TrySetException(error);
}
