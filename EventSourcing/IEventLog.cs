using System.Security.Cryptography;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The append-only log, the system's source of truth. One writer takes all waiting appends and commits them in one transaction (group
/// commit); an append that loses its compare-and-set is left out of the batch and the others commit.
/// </summary>
/// <remarks>
/// Durability: a task that <see cref="AppendAsync"/> returns completes only after the commit is on disk.
/// Ordering: appends to one stream are tried in the order of the calls, so that a caller may have several in flight, each expecting the
/// version that the one before it will make. Failure: <see cref="EventLogException"/> means that the outcome is known to be "not
/// written" (an unknown outcome is resolved by reading the heads again before any caller is answered).
/// </remarks>
public interface IEventLog
{
    /// <summary>Whether other processes may also write this log.</summary>
    bool IsShared { get; }

    /// <summary>Calls the listener with everything committed from now on, in the order of positions. It gets the commits of this process
    /// before their callers are answered, and those of other processes within a second.</summary>
    void SubscribeToCommits(CommitListener listener);

    /// <summary>Appends events to one stream, atomically with the append's due rows, operation, snapshot name and first events of other
    /// streams.</summary>
    Task<AppendResult> AppendAsync(Append append);

    /// <summary>Returns the head of a stream; version 0 when it has no events.</summary>
    ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default);

    /// <summary>Returns the events of one stream with a version above <paramref name="afterVersion"/>, in order.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long afterVersion, CancellationToken cancellationToken = default);

    /// <summary>Returns at most <paramref name="max"/> events after a position, over all streams. Nothing that commits later ever appears
    /// before what was already returned. Only an empty result means the end of the log; the newest commits of other processes may be
    /// missing until <see cref="ReadHeadPositionAsync"/> has returned their position.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadAllAsync"/>, for the events of one subject.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(string subject, long afterPosition, int max, CancellationToken cancellationToken = default);

    /// <summary>Returns the position of the newest visible event; 0 when the log is empty.</summary>
    ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes when the log has an event after the position, written here or, within a second, by another process.</summary>
    Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>Returns the answer recorded under an operation id, or null when there is none or it has expired.</summary>
    ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Returns the due rows whose time has come, oldest first.</summary>
    ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default);
}

/// <summary>An append to a stream. Without events it only records the operation, the due rows or the snapshot's name.</summary>
/// <param name="Stream">kind:key, for example <c>order:acme/web:1001</c>.</param>
/// <param name="ExpectedVersion">The version of the stream on which the decision was based; 0 for a stream without events.</param>
/// <param name="Due">Rows to set, or to clear where <see cref="DueChange.At"/> is null; one row per stream and name.</param>
/// <param name="Operation">The answer to keep under an operation id; the append fails when the id is already recorded.</param>
/// <param name="Snapshot">The name of a snapshot of this stream that has been written.</param>
public sealed record Append(
    string Stream,
    long ExpectedVersion,
    IReadOnlyList<NewEvent> Events,
    IReadOnlyList<DueChange>? Due = null,
    Operation? Operation = null,
    SnapshotName? Snapshot = null)
{
    /// <summary>Set by a caller that has several appends in flight; see <see cref="AppendChain"/>.</summary>
    public AppendChain? Chain { get; init; }

    /// <summary>The reference data that the decision was based on. On a shared log the append fails if one of them has changed since; on an
    /// unshared log they are not checked.</summary>
    public IReadOnlyList<Reference>? References { get; init; }

    /// <summary>New streams whose first events are written just before the append's own events, all or nothing. A stream that already has
    /// events is a conflict. Requires that the append has events of its own.</summary>
    public IReadOnlyList<FirstEvents>? Begins { get; init; }
}

/// <summary>The first events of a new stream.</summary>
/// <param name="Events">At least one.</param>
public sealed record FirstEvents(string Stream, IReadOnlyList<NewEvent> Events);

/// <summary>Receives committed events. Must return quickly and never throw.</summary>
/// <param name="after">The last position of the call before: nothing was committed between it and the first event.</param>
public delegate void CommitListener(long after, IReadOnlyList<StoredEvent> events);

/// <summary>An event to append.</summary>
/// <param name="Type">A short stable name; the log never interprets it.</param>
/// <param name="Schema">The version of the payload's shape, from 1.</param>
/// <param name="Data">JSON, UTF-8.</param>
/// <param name="Subjects">What else the event concerns (<c>merchant:acme</c>, <c>site:PAR1</c>); its own stream is always a subject.</param>
/// <param name="By">The person or system that caused it.</param>
/// <param name="Payload">The event as an object, for readers in the same process; never stored.</param>
public sealed record NewEvent(
    string Type,
    int Schema,
    ReadOnlyMemory<byte> Data,
    IReadOnlyList<string> Subjects,
    DateTimeOffset At,
    string By,
    object? Payload = null)
{
    /// <summary>The id of the request that caused the event, directly or through reactions; 0 for none.</summary>
    public long Cause { get; init; }
}

/// <summary>A stored event.</summary>
/// <param name="Position">Its position in the log, from 1, rising, not necessarily without gaps.</param>
/// <param name="Version">Its position in its stream, from 1, without gaps.</param>
/// <param name="Payload">The object that the writer passed, if this process committed it recently; otherwise null.</param>
public sealed record StoredEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    int Schema,
    ReadOnlyMemory<byte> Data,
    DateTimeOffset At,
    string By,
    object? Payload = null)
{
    /// <summary>The id of the request that caused the event, directly or through reactions; 0 for none.</summary>
    public long Cause { get; init; }
}

public sealed record StreamHead(long Version, SnapshotName? Snapshot);

/// <summary>Identifies a snapshot by its version and schema.</summary>
/// <param name="Token">A random number. After an older log is restored, the same versions come again with other events; the token keeps
/// a snapshot of the former events from being taken for one of the new.</param>
public sealed record SnapshotName(long Version, int Schema, long Token)
{
    /// <summary>Returns a new, unique name for a snapshot that is about to be written.</summary>
    public static SnapshotName New(long version, int schema) =>
        new(version, schema, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))));
}

/// <summary>A deadline to set, or to clear when <paramref name="At"/> is null.</summary>
public sealed record DueChange(string Name, DateTimeOffset? At);

public sealed record DueRow(string Stream, string Name, DateTimeOffset At);

/// <summary>The answer recorded under an operation id (an Idempotency-Key, a step of a process).</summary>
/// <param name="Hash">A hash of the request; empty where the id alone identifies it.</param>
/// <param name="Answer">What the writer needs to give the same answer again.</param>
public sealed record Operation(string Id, string Hash, ReadOnlyMemory<byte> Answer, DateTimeOffset Expires);

public enum AppendOutcome
{
    Committed,

    /// <summary>The head was not the expected one: another process writes this stream, or an earlier append of this process failed, or a
    /// stream that was to be new already has events.</summary>
    Conflict,

    /// <summary>The operation id is already recorded.</summary>
    OperationTaken,

    /// <summary>Reference data that the decision was based on have changed since.</summary>
    StaleReference,
}

/// <param name="Version">The stream's version after the append; on a conflict, the version that was found.</param>
/// <param name="Position">The position of the last event written; 0 when there was none. For stale reference data, a position that
/// includes the change.</param>
public readonly record struct AppendResult(AppendOutcome Outcome, long Version, long Position);

/// <summary>The log could not be read or written; a failed append has written nothing.</summary>
public class EventLogException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><c>disk_full</c>, <c>read_only</c>, <c>damaged</c>, <c>newer_version</c>, <c>older_version</c>, <c>unavailable</c>.</summary>
    public string Code { get; } = code;
}
