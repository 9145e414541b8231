namespace OrleansWarehouse.Storage.Log;

/// <summary>A request that waits for the writer and gets its result after the commit.</summary>
internal interface IPending
{
    /// <summary>Called once the request's transaction is on disk.</summary>
    void Committed();

    /// <summary>Called once it is known that nothing of the request was written.</summary>
    void Failed(EventLogException error);
}

internal sealed class PendingAppend(Append append)
    : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public Append Append { get; } = append;

    /// <summary>The result if the transaction commits; set by the writer when it tries the append.</summary>
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

/// <summary>A request to delete some of the expired operations.</summary>
internal sealed class PendingPurge : TaskCompletionSource<int>, IPending
{
    public PendingPurge() : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
    }

    public int Deleted { get; set; }

    public void Committed() => TrySetResult(Deleted);

    public void Failed(EventLogException error) => TrySetException(error);
}

/// <summary>A request to store or close a set-aside, or to ask for its retry.</summary>
/// <param name="put">The set-aside to store; if null, <paramref name="id"/> is closed, or marked for retry if <paramref name="wanted"/>.</param>
internal sealed class PendingSetAside(string id, SetAside? put = null, bool wanted = false)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public string Id { get; } = id;

    public SetAside? Put { get; } = put;

    public bool Wanted { get; } = wanted;

    /// <summary>Whether the set-aside existed.</summary>
    public bool Found { get; set; }

    public void Committed() => TrySetResult(Found);

    public void Failed(EventLogException error) => TrySetException(error);
}
