using System.Threading.Channels;

using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>
/// The writer of one process: takes all waiting requests and commits them in one transaction. The writers of several processes take
/// turns by the log's lock.
/// </summary>
internal sealed class PostgresLogWriter : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<IPending> waiting = Channel.CreateUnbounded<IPending>(new() { SingleReader = true });
    private readonly CancellationTokenSource closing = new();
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly Func<List<StoredEvent>, Task> committed;
    private readonly int maxBatch;
    private readonly Task running;

    public PostgresLogWriter(NpgsqlDataSource source, StorageOptions options, TimeProvider time, Func<List<StoredEvent>, Task> committed)
    {
        (this.source, this.time, this.committed, maxBatch) = (source, time, committed, options.MaxBatch);
        running = Task.Run(RunAsync);
    }

    public void Add(IPending pending)
    {
        if (!waiting.Writer.TryWrite(pending)) pending.Failed(new("unavailable", "The log is closed."));
    }

    /// <summary>Commits the waiting requests, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await closing.CancelAsync();
        await running;
        closing.Dispose();
    }

    private async Task RunAsync()
    {
        var pending = new List<IPending>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (pending.Count < maxBatch && waiting.Reader.TryRead(out var one)) pending.Add(one);
            await AnswerAsync(pending);
            pending.Clear();
        }
    }

    private async Task AnswerAsync(List<IPending> pending)
    {
        var batch = new PostgresBatch(pending);
        try
        {
            await CommitAsync(batch, pending);
        }
#pragma warning disable CA1031 // Whatever was thrown, the writer must continue and every caller must be answered.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var error = PostgresFailure.ToLogException(e, "The log could not be written");
            foreach (var one in pending) one.Failed(error);
            return;
        }

        LogMeter.Batch(pending.Count, batch.Events.Count);
        if (batch.Events.Count > 0) await this.committed(batch.Events);
        foreach (var one in pending) one.Committed();
    }

    private async Task CommitAsync(PostgresBatch batch, List<IPending> pending)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var commit = new PostgresCommit(connection, batch, time.GetUtcNow());
        await commit.PrepareAsync();
        await commit.WriteAsync();
        foreach (var one in pending) await WriteAsync(connection, one);
        try
        {
            await transaction.CommitAsync();
        }
        catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException)
        {
            if (!await WasCommittedAsync(commit.Transaction)) throw;
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, IPending pending)
    {
        switch (pending)
        {
            case PendingCheckpoint checkpoint:
                checkpoint.Moved = await connection.ExecuteAsync("""
                    INSERT INTO checkpoints AS c (name, position) SELECT @Name, @Position WHERE @Expected = 0 OR EXISTS
                      (SELECT 1 FROM checkpoints WHERE name = @Name)
                    ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE c.position = @Expected
                    """, new { checkpoint.Name, checkpoint.Expected, checkpoint.Position }) == 1;
                break;
            case PendingSetAside aside:
                aside.Found = await PostgresSetAside.WriteAsync(connection, aside);
                break;
            case PendingPurge purge:
                purge.Deleted = await connection.ExecuteAsync($"""
                    DELETE FROM operations WHERE id IN
                      (SELECT id FROM operations WHERE expires <= @now AND NOT {OperationExpiry.KeepCondition} ORDER BY expires LIMIT 1000)
                    """, new { now = time.GetUtcNow().UtcTicks });
                break;
        }
    }

    /// <summary>
    /// Asks the server what became of a transaction whose connection was lost at the commit, for as long as it takes. A transaction that is
    /// still in progress is waited for.
    /// </summary>
    /// <exception cref="EventLogException">The log was closed before the server answered.</exception>
    private async Task<bool> WasCommittedAsync(ulong transaction)
    {
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(closing.Token);
                var status = await connection.ExecuteScalarAsync<string>($"SELECT pg_xact_status('{transaction}'::xid8)");
                if (status != "in progress") return status == "committed";
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                // The server is unreachable: the outcome stays unknown until it answers.
            }
            catch (OperationCanceledException)
            {
                throw new EventLogException("unavailable", "The log was closed while the outcome of a commit was unknown.");
            }

            await Task.Delay(Pause, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

