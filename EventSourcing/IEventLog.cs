using System.Security.Cryptography;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The append-only log that is the truth of everything. One writer takes whatever waits from all callers and commits it in
/// one transaction (group commit); an append that loses its compare-and-set is dropped from the batch and the others commit.
/// </summary>
/// <remarks>
/// Durability: a task that <see cref="AppendAsync"/> returns completes only after the commit is on disk.
/// Ordering: appends to one stream are tried in the order of the calls, so that a caller may have several under way, each
/// expecting the version that the one before it will make. Failure: <see cref="EventLogException"/> means that the outcome is
/// known to be "not written" (an unknown outcome is resolved by reading the heads again before anybody is answered).
/// </remarks>
public interface IEventLog
{
    /// <summary>Whether other processes write it too.</summary>
    bool IsShared { get; }

    /// <summary>Has somebody told of all that is committed from now on, in the order of positions; of what this process commits, before
    /// whoever wrote it is answered. What others commit comes within a second.</summary>
    void WhenCommitted(CommitListener listener);

    /// <summary>Appends to one stream, with the due rows, the operation, the snapshot name and the first events of other streams that belong to
    /// it, or not at all.</summary>
    Task<AppendResult> AppendAsync(Append append);

    /// <summary>The head of a stream; version 0 for one that has no events.</summary>
    ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default);

    /// <summary>The events of one stream with a version above <paramref name="afterVersion"/>, in order.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long afterVersion, CancellationToken cancellationToken = default);

    /// <summary>At most <paramref name="max"/> events after a position, over all streams, in an order in which nothing that
    /// commits later ever appears before what was already given. Only an empty answer says that there is no more; what
    /// another process committed a moment ago may be missing until <see cref="ReadHeadPositionAsync"/> has told of it.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadAllAsync"/>, of one subject.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(string subject, long afterPosition, int max, CancellationToken cancellationToken = default);

    /// <summary>The position of the newest event that a reader can see; 0 when the log is empty.</summary>
    ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes when the log holds something after the position, here or, within a second, from another process.</summary>
    Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>The answer that was recorded under an operation id and has not expired, or null.</summary>
    ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Due rows whose time has come, oldest first.</summary>
    ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default);
}

/// <summary>A wish to append. With no events it only records the operation, the due rows or the snapshot's name.</summary>
/// <param name="Stream">kind:key, for example <c>order:acme/web:1001</c>.</param>
/// <param name="ExpectedVersion">The version of the stream's last event that the decision was based on; 0 for none.</param>
/// <param name="Due">Rows to set (<see cref="DueChange.At"/> given) or to clear (null); one row per stream and name.</param>
/// <param name="Operation">The answer to keep under an operation's id; an id that is taken fails the append.</param>
/// <param name="Snapshot">Names a snapshot of this stream that was written before.</param>
public sealed record Append(
    string Stream,
    long ExpectedVersion,
    IReadOnlyList<NewEvent> Events,
    IReadOnlyList<DueChange>? Due = null,
    Operation? Operation = null,
    SnapshotName? Snapshot = null)
{
    /// <summary>Set by a caller that has several appends under way; see <see cref="AppendChain"/>.</summary>
    public AppendChain? Chain { get; init; }

    /// <summary>Reference data that the decision rests on. On a log that is shared, the append fails where one of them has changed since;
    /// on any other there is nothing to look at.</summary>
    public IReadOnlyList<Reference>? References { get; init; }

    /// <summary>Other streams that begin with this: they have no events yet, and get these just before the append's own. All of it is written,
    /// or nothing; where one of them has begun already, that is a conflict. Only beside events of its own.</summary>
    public IReadOnlyList<FirstEvents>? Begins { get; init; }
}

/// <summary>The events that a stream begins with.</summary>
/// <param name="Events">At least one.</param>
public sealed record FirstEvents(string Stream, IReadOnlyList<NewEvent> Events);

/// <summary>Hears of what is committed. Must be quick, and never throw.</summary>
/// <param name="after">The position that was told last: nothing was committed between it and the first event.</param>
public delegate void CommitListener(long after, IReadOnlyList<StoredEvent> events);

/// <summary>An event to be written.</summary>
/// <param name="Type">A short stable name; the log never interprets it.</param>
/// <param name="Schema">The version of the payload's shape, from 1.</param>
/// <param name="Data">JSON, UTF-8.</param>
/// <param name="Subjects">What else it concerns (<c>merchant:acme</c>, <c>site:PAR1</c>); its own stream always is a subject.</param>
/// <param name="By">Who caused it.</param>
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
    /// <summary>Which request set it going, through whatever reactions; 0 for none.</summary>
    public long Cause { get; init; }
}

/// <summary>An event as it was written.</summary>
/// <param name="Position">Its place in the whole log, from 1, rising, not necessarily without gaps.</param>
/// <param name="Version">Its place in its stream, from 1, contiguous.</param>
/// <param name="Payload">The object that the writer gave, when it was committed by this process not long ago; else null.</param>
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
    /// <summary>Which request set it going, through whatever reactions; 0 for none.</summary>
    public long Cause { get; init; }
}

public sealed record StreamHead(long Version, SnapshotName? Snapshot);

/// <summary>Names a snapshot: of which version, in which shape.</summary>
/// <param name="Token">No other snapshot has it. When an older log is put back, the same versions come again with other events:
/// what was kept of them under the same version is then not taken for theirs.</param>
public sealed record SnapshotName(long Version, int Schema, long Token)
{
    /// <summary>A name for a snapshot that is about to be written, which none has had before.</summary>
    public static SnapshotName New(long version, int schema) =>
        new(version, schema, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))));
}

/// <summary>A wish to be called at a time, kept with the events that ask for it.</summary>
public sealed record DueChange(string Name, DateTimeOffset? At);

public sealed record DueRow(string Stream, string Name, DateTimeOffset At);

/// <summary>What was answered under an operation's id (an Idempotency-Key, a step of a saga).</summary>
/// <param name="Hash">Of what was asked; empty where the id alone says it.</param>
/// <param name="Answer">Whatever the writer needs to answer the same again.</param>
public sealed record Operation(string Id, string Hash, ReadOnlyMemory<byte> Answer, DateTimeOffset Expires);

public enum AppendOutcome
{
    Committed,

    /// <summary>The head was not what was expected: somebody else writes this stream, or an earlier append of ours failed; or a stream that was
    /// to begin has begun.</summary>
    Conflict,

    /// <summary>The operation's id is already recorded.</summary>
    OperationTaken,

    /// <summary>Reference data that the decision was based on have changed.</summary>
    StaleReference,
}

/// <param name="Version">The stream's version after the append; on a conflict the head that was found.</param>
/// <param name="Position">Of the last event written; 0 when there was none. Where a reference is stale, a position at which that change is
/// there.</param>
public readonly record struct AppendResult(AppendOutcome Outcome, long Version, long Position);

/// <summary>The log could not be read or written; what was to be written has not been.</summary>
public class EventLogException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><c>disk_full</c>, <c>read_only</c>, <c>damaged</c>, <c>newer_version</c>, <c>older_version</c>, <c>unavailable</c>.</summary>
    public string Code { get; } = code;
}
