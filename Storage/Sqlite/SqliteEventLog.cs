using System.Runtime.CompilerServices;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// The log in one SQLite file (WAL, <c>synchronous=FULL</c>): for one server, with no other infrastructure.
/// </summary>
/// <remarks>
/// Reads run on the caller's thread, from SQLite's or the operating system's cache in the usual case, and go on while the
/// writer cannot write. Times are kept as UTC.
/// </remarks>
public sealed class SqliteEventLog : IEventLog, ICheckpoints, ISetAsides, IDisposable
{
    private const int Page = 512;

    private readonly DataFolderLock _lock;
    private readonly HeadCache _heads;
    private readonly LogTail _tail;
    private readonly SqliteReaderPool _readers;
    private readonly SqliteLogWriter _writer;
    private readonly ITimer _purge;
    private readonly TimeProvider _time;
    private int _disposed;

    private SqliteEventLog(StorageOptions options, TimeProvider time, DataFolderLock folder, SqliteDb db)
    {
        var path = options.PathOf(SqliteLogFile.Name);
        (_time, _lock) = (time, folder);
        _heads = new(options.CachedHeads);
        _tail = new(options.TailEvents, db.Scalar("SELECT max(position) FROM events"));
        _readers = new(path);
        _writer = new(path, db, options, time, _heads, _tail);
        _purge = time.CreateTimer(_ => PurgeWhenIdle(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
    }

    /// <summary>Opens the log in the data folder, and makes both when they are missing.</summary>
    /// <exception cref="EventLogException"><c>damaged</c>, <c>newer_version</c>, <c>read_only</c>, or <c>unavailable</c> when
    /// another server has the folder open.</exception>
    public static SqliteEventLog Open(StorageOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var folder = DataFolderLock.Take(Path.GetFullPath(options.DataFolder));
        try
        {
            return new(options, time, folder, SqliteLogFile.OpenForWriting(options.PathOf(SqliteLogFile.Name)));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public bool IsShared => false;

    /// <inheritdoc />
    public void WhenCommitted(CommitListener listener) => _tail.Committed += listener;

    /// <inheritdoc />
    public Task<AppendResult> AppendAsync(Append append)
    {
        AppendRules.Check(append);
        var pending = new PendingAppend(append);
        _writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default)
        => new(_heads.Find(stream)?.Committed ?? _readers.Read(stream, static (reader, name) => reader.ReadHead(name)));

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = _readers.Read((stream, afterVersion), static (reader, a) => reader.ReadStream(a.stream, a.afterVersion, Page));
            foreach (var stored in page) yield return stored;
            if (page.Count < Page) yield break;
            afterVersion = page[^1].Version;
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default)
        => new(_tail.Read(afterPosition, max) ?? _readers.Read((afterPosition, max), static (reader, a) => reader.ReadAll(a.afterPosition, a.max)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default)
        => new(_readers.Read((subject, afterPosition, max), static (reader, a) => reader.ReadSubject(a.subject, a.afterPosition, a.max)));

    /// <inheritdoc />
    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => new(_tail.Head);

    /// <inheritdoc />
    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken)
        => _tail.WaitForMoreAsync(afterPosition, cancellationToken);

    /// <inheritdoc />
    public ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default)
        => new(_readers.Read((id, now: _time.GetUtcNow()), static (reader, a) => reader.FindOperation(a.id, a.now)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
        => new(_readers.Read((now, max), static (reader, a) => reader.ReadDue(a.now, a.max)));

    /// <inheritdoc />
    public ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default)
        => new(_readers.Read(names, static (reader, a) => Array.ConvertAll(a, reader.ReadCheckpoint)));

    /// <inheritdoc />
    public Task<bool> MoveCheckpointAsync(string name, long expected, long position)
    {
        var pending = new PendingCheckpoint(name, expected, position);
        _writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default)
        => new(_readers.Read(0, static (reader, _) => reader.ReadSetAsides()));

    /// <inheritdoc />
    public Task PutSetAsideAsync(SetAside one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return WriteAsync(new(one.Id, one));
    }

    /// <inheritdoc />
    public Task SettleSetAsideAsync(string id) => WriteAsync(new(id));

    /// <inheritdoc />
    public Task<bool> WantRetryAsync(string id) => WriteAsync(new(id, wanted: true));

    /// <summary>Deletes some of the operations that have expired; gives how many. Runs by itself every few seconds.</summary>
    public Task<int> PurgeAsync()
    {
        var pending = new PendingPurge();
        _writer.Add(pending);
        return pending.Task;
    }

    /// <summary>Commits what waits, then closes the files.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _purge.Dispose();
        _writer.Dispose();
        _readers.Dispose();
        _lock.Dispose();
    }

    private Task<bool> WriteAsync(PendingSetAside pending)
    {
        _writer.Add(pending);
        return pending.Task;
    }

    private void PurgeWhenIdle()
    {
        // Not observed: when it fails, the next append fails too and tells why.
        if (_writer.Waiting == 0) _ = PurgeAsync().ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
    }
}
