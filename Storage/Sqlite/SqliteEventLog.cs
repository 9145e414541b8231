using System.Runtime.CompilerServices;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// The log in one SQLite file (WAL, <c>synchronous=FULL</c>), for one server without other infrastructure.
/// </summary>
/// <remarks>
/// Reads run on the caller's thread, usually from SQLite's or the operating system's cache, and still work while the writer cannot
/// write. Times are stored in UTC.
/// </remarks>
public sealed class SqliteEventLog : IEventLog, ICheckpoints, ISetAsides, IDisposable
{
    private const int Page = 512;

    private readonly DataFolderLock folderLock;
    private readonly HeadCache heads;
    private readonly LogTail tail;
    private readonly SqliteReaderPool readers;
    private readonly SqliteLogWriter writer;
    private readonly ITimer purge;
    private readonly TimeProvider time;
    private int disposed;

    private SqliteEventLog(StorageOptions options, TimeProvider time, DataFolderLock folder, SqliteDb db)
    {
        var path = options.PathOf(SqliteLogFile.Name);
        (this.time, folderLock) = (time, folder);
        heads = new(options.CachedHeads);
        tail = new(options.TailEvents, db.Scalar("SELECT max(position) FROM events"));
        readers = new(path);
        writer = new(path, db, options, time, heads, tail);
        purge = time.CreateTimer(_ => PurgeWhenIdle(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
    }

    /// <summary>Opens the log in the data folder, and creates both when they are missing.</summary>
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
    public void SubscribeToCommits(CommitListener listener) => tail.Committed += listener;

    /// <inheritdoc />
    public Task<AppendResult> AppendAsync(Append append)
    {
        AppendRules.Check(append);
        var pending = new PendingAppend(append);
        writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default)
        => new(heads.Find(stream)?.Committed ?? readers.Read(stream, static (reader, name) => reader.ReadHead(name)));

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = readers.Read((stream, afterVersion), static (reader, a) => reader.ReadStream(a.stream, a.afterVersion, Page));
            foreach (var stored in page) yield return stored;
            if (page.Count < Page) yield break;
            afterVersion = page[^1].Version;
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default)
        => new(tail.Read(afterPosition, max) ?? readers.Read((afterPosition, max), static (reader, a) => reader.ReadAll(a.afterPosition, a.max)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default)
        => new(readers.Read((subject, afterPosition, max), static (reader, a) => reader.ReadSubject(a.subject, a.afterPosition, a.max)));

    /// <inheritdoc />
    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => new(tail.Head);

    /// <inheritdoc />
    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken)
        => tail.WaitForMoreAsync(afterPosition, cancellationToken);

    /// <inheritdoc />
    public ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default)
        => new(readers.Read((id, now: time.GetUtcNow()), static (reader, a) => reader.FindOperation(a.id, a.now)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
        => new(readers.Read((now, max), static (reader, a) => reader.ReadDue(a.now, a.max)));

    /// <inheritdoc />
    public ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default)
        => new(readers.Read(names, static (reader, a) => Array.ConvertAll(a, reader.ReadCheckpoint)));

    /// <inheritdoc />
    public Task<bool> MoveCheckpointAsync(string name, long expected, long position)
    {
        var pending = new PendingCheckpoint(name, expected, position);
        writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default)
        => new(readers.Read(0, static (reader, _) => reader.ReadSetAsides()));

    /// <inheritdoc />
    public Task PutSetAsideAsync(SetAside one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return WriteAsync(new(one.Id, one));
    }

    /// <inheritdoc />
    public Task CloseSetAsideAsync(string id) => WriteAsync(new(id));

    /// <inheritdoc />
    public Task<bool> WantRetryAsync(string id) => WriteAsync(new(id, wanted: true));

    /// <summary>Deletes some of the expired operations and returns how many. Runs automatically every few seconds.</summary>
    public Task<int> PurgeAsync()
    {
        var pending = new PendingPurge();
        writer.Add(pending);
        return pending.Task;
    }

    /// <summary>Commits the waiting requests, then closes the files.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        purge.Dispose();
        writer.Dispose();
        readers.Dispose();
        folderLock.Dispose();
    }

    private Task<bool> WriteAsync(PendingSetAside pending)
    {
        writer.Add(pending);
        return pending.Task;
    }

    private void PurgeWhenIdle()
    {
        // Not observed: when it fails, the next append fails too and reports why.
        if (writer.Waiting == 0) _ = PurgeAsync().ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
    }
}

