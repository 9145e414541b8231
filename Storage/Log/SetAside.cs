namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// A reaction or a deadline that failed for good. A reaction and whatever its reactor has to do for the same stream after it wait until
/// it is retried; a deadline waits alone.
/// </summary>
/// <param name="Id">Names it for as long as it is open, also when another event of its stream has come to be the one that fails.</param>
/// <param name="Reactor">Who failed; for a deadline <c>deadline:</c> and its name.</param>
/// <param name="Position">Of the event that is next to be reacted to; 0 for a deadline.</param>
/// <param name="Version">Of that event; 0 for a deadline.</param>
/// <param name="Type">Of that event, or the name of the deadline.</param>
/// <param name="Error">Why it failed the last time, in words; empty where it was not tried.</param>
/// <param name="Tries">How often this event was tried.</param>
/// <param name="FirstAt">When the first try began: marks of operations that were written since then are kept until it is settled.</param>
/// <param name="BehindId">The set-aside that it waits for, as that one concerns the same goods; null where it failed itself.</param>
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
    /// <summary>Whether somebody has asked for another try, which has not come yet.</summary>
    public bool RetryWanted { get; init; }

    /// <summary>Whether it is a deadline; else it is a reaction.</summary>
    public bool IsDeadline => Version == 0;
}

/// <summary>Where set-asides are kept: with the log, so that they outlive whoever runs the reactors and deadlines.</summary>
public interface ISetAsides
{
    /// <summary>All that are open, in the order of their positions.</summary>
    ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps one, in the place of the one of the same reactor (or deadline) and stream.</summary>
    Task PutSetAsideAsync(SetAside one);

    /// <summary>Ends one.</summary>
    Task SettleSetAsideAsync(string id);

    /// <summary>Asks whoever runs the reactors or deadlines to try it again; false when there is no such set-aside.</summary>
    Task<bool> WantRetryAsync(string id);
}

/// <summary>When a recorded operation is forgotten.</summary>
internal static class OperationExpiry
{
    /// <summary>SQL: that a mark (an operation without a hash) is kept beyond its time, as a reaction or deadline that may have
    /// made it is set aside and will be tried again.</summary>
    public const string Kept = "(operations.hash = '' AND operations.expires > coalesce((SELECT min(first_at) FROM set_asides), 9223372036854775807))";
}
