using System.Runtime.CompilerServices;

using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The log in PostgreSQL, for several servers that write concurrently.</summary>
/// <remarks>
/// Order: positions are assigned under an advisory lock that a transaction holds until it is visible, so that they rise in the order of
/// the commits and a reader never misses a late one; the price is that commits of several servers take turns, each with everything that
/// waits. Durability: the server's setting of <c>synchronous_commit</c>. Unknown outcome: when a connection is lost at the commit, the
/// server is asked for the transaction's status before any caller is answered. The commits of other servers are found by polling several
/// times a second, which works through any pooler, or earlier by a notification (<see cref="ILogNotifications"/>).
/// </remarks>
public sealed class PostgresEventLog : IEventLog, ILogNotifications, ICheckpoints, ISetAsides, IAsyncDisposable, IDisposable
{
    private const int Page = 512;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly PostgresLogReader reader;
    private readonly PostgresTail tail;
    private readonly PostgresLogWriter writer;
    private readonly CancellationTokenSource closing = new();
    private readonly Task polling;

    private PostgresEventLog(NpgsqlDataSource source, StorageOptions options, TimeProvider time, long head)
    {
        (this.source, this.time, reader) = (source, time, new(source));
        tail = new(new(options.TailEvents, head), reader, options.TailEvents);
        writer = new(source, options, time, tail.AddAsync);
        polling = Task.Run(PollAsync);
    }

    /// <summary>Connects, and creates the tables when they are missing.</summary>
    /// <exception cref="EventLogException"><c>unavailable</c> or <c>newer_version</c>.</exception>
    public static async Task<PostgresEventLog> OpenAsync(StorageOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = PostgresSource.Create(options);
        try
        {
            await PostgresSchema.PrepareAsync(source);
            return new(source, options, time, await new PostgresLogReader(source).ReadHeadPositionAsync(default));
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public bool IsShared => true;

    /// <inheritdoc />
    public void SubscribeToCommits(CommitListener listener) => tail.SubscribeToCommits(listener);

    /// <inheritdoc />
    public Task<AppendResult> AppendAsync(Append append)
    {
        AppendRules.Check(append);
        var pending = new PendingAppend(append);
        writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public async ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default)
        => await reader.ReadHeadAsync(stream, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var page = await reader.ReadStreamAsync(stream, afterVersion, Page, cancellationToken);
            foreach (var stored in page) yield return stored;
            if (page.Count < Page) yield break;
            afterVersion = page[^1].Version;
        }
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default)
        => tail.Read(afterPosition, max) is { Count: > 0 } events ? events : await reader.ReadAllAsync(afterPosition, max, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default)
        => await reader.ReadSubjectAsync(subject, afterPosition, max, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default)
    {
        var head = await reader.ReadHeadPositionAsync(cancellationToken);
        if (head > tail.Head) await tail.AddAsync([]);
        return head;
    }

    /// <inheritdoc />
    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken)
        => tail.WaitForMoreAsync(afterPosition, cancellationToken);

    /// <inheritdoc />
    public Task<long> WaitForOwnCommitAsync(long afterPosition, CancellationToken cancellationToken)
        => tail.WaitForOwnCommitAsync(afterPosition, cancellationToken);

    /// <inheritdoc />
    public async Task NotifyAsync(long position)
    {
        if (position > tail.Head) await tail.AddAsync([]);
    }

    /// <inheritdoc />
    public async ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default)
        => await reader.FindOperationAsync(id, time.GetUtcNow(), cancellationToken);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default)
        => await reader.ReadDueAsync(now, max, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default)
        => await reader.ReadCheckpointsAsync(names, cancellationToken);

    /// <inheritdoc />
    public Task<bool> MoveCheckpointAsync(string name, long expected, long position)
    {
        var pending = new PendingCheckpoint(name, expected, position);
        writer.Add(pending);
        return pending.Task;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken = default)
        => await reader.ReadSetAsidesAsync(cancellationToken);

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

    /// <summary>Commits the waiting requests, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested) return;
        await closing.CancelAsync();
        await polling;
        await writer.DisposeAsync();
        await source.DisposeAsync();
        tail.Dispose();
        closing.Dispose();
    }

    public void Dispose() => Task.Run(async () => await DisposeAsync()).GetAwaiter().GetResult();

    private Task<bool> WriteAsync(PendingSetAside pending)
    {
        writer.Add(pending);
        return pending.Task;
    }

    /// <summary>Reads what other servers wrote, and now and then deletes expired operations.</summary>
    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(PollInterval);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(closing.Token); round++)
            {
                try
                {
                    await ReadHeadPositionAsync(closing.Token);
                    if (round % 50 == 0) writer.Add(new PendingPurge());
                }
                catch (EventLogException)
                {
                    // The server is unreachable; readers and writers get the error, and the next round tries again.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }
}

