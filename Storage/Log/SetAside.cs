namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// A reaction or a deadline that failed on all its tries. A reaction blocks its reactor's later events of the same stream until it is
/// retried successfully; a deadline blocks nothing.
/// </summary>
/// <param name="Id">Stable while the set-aside is open, even when a later event of its stream becomes the failing one.</param>
/// <param name="Reactor">The reactor that failed; for a deadline, <c>deadline:</c> and its name.</param>
/// <param name="Position">The position of the next event to handle; 0 for a deadline.</param>
/// <param name="Version">That event's version; 0 for a deadline.</param>
/// <param name="Type">That event's type, or the name of the deadline.</param>
/// <param name="Error">The error of the last try; empty when it was not tried.</param>
/// <param name="Tries">How many times this event was tried.</param>
/// <param name="FirstAt">When the first try began. Operation records written since then are kept until the set-aside is closed.</param>
/// <param name="BehindId">The set-aside of the same goods that it waits for; null when it failed itself.</param>
public sealed record SetAside(
    string Id,
    string Reactor,
    string Stream,
    long Position,
    long Version,
    string Type,
    string Error,
    int Tries,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    string? BehindId)
{
    /// <summary>Whether an operator has asked for a retry that has not run yet.</summary>
    public bool RetryWanted { get; init; }

    /// <summary>Whether it is a deadline; otherwise it is a reaction.</summary>
    public bool IsDeadline => Version == 0;
}

/// <summary>The store of set-asides. They are stored with the log, so that they survive the process that runs reactors and deadlines.</summary>
public interface ISetAsides
{
    /// <summary>Returns all open set-asides, by position.</summary>
    ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a set-aside, replacing the one of the same reactor (or deadline) and stream.</summary>
    Task PutSetAsideAsync(SetAside one);

    /// <summary>Closes a set-aside.</summary>
    Task CloseSetAsideAsync(string id);

    /// <summary>Asks the process that runs reactors and deadlines to retry it; returns false when there is no such set-aside.</summary>
    Task<bool> WantRetryAsync(string id);
}

/// <summary>When a recorded operation may be deleted.</summary>
internal static class OperationExpiry
{
    /// <summary>SQL condition: an expired operation record without a hash is kept, because a reaction or deadline that may have written it
    /// is set aside and will be retried.</summary>
    public const string KeepCondition = "(operations.hash = '' AND operations.expires > coalesce((SELECT min(first_at) FROM set_asides), 9223372036854775807))";
}
