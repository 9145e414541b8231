using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// The single writer of a log: a thread that takes all waiting requests and commits them in one transaction with one fsync. After a
/// failed transaction it first reads the file's state again, and only then answers.
/// </summary>
internal sealed class SqliteLogWriter : IDisposable
{
    private static readonly TimeSpan ReopenPause = TimeSpan.FromMilliseconds(250);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly HeadCache heads;
    private readonly LogTail tail;
    private readonly PendingQueue queue;
    private readonly Thread thread;
    private readonly ManualResetEventSlim stopping = new();
    private SqliteDb db;
    private SqliteBatch batch;

    public SqliteLogWriter(string path, SqliteDb db, StorageOptions options, TimeProvider time, HeadCache heads, LogTail tail)
    {
        (this.path, this.db, this.time, this.heads, this.tail) = (path, db, time, heads, tail);
        queue = new(options.MaxBatch);
        batch = new(db, heads, time);
        thread = new(Run) { Name = "log writer", IsBackground = true };
        thread.Start();
    }

    public int Waiting => queue.Count;

    public void Add(IPending pending)
    {
        if (!queue.TryAdd(pending)) pending.Failed(Closed());
    }

    /// <summary>Commits the waiting requests, then ends the thread.</summary>
    public void Dispose()
    {
        queue.Close();
        stopping.Set();
        thread.Join();
        db.Dispose();
        stopping.Dispose();
    }

    private static EventLogException Closed() => new("unavailable", "The log is closed.");

    private void Run()
    {
        var pending = new List<IPending>();
        while (queue.Take(pending))
        {
            Commit(pending);
            pending.Clear();
        }
    }

    private void Commit(List<IPending> pending)
    {
        try
        {
            batch.Begin();
            foreach (var one in pending) batch.Write(one);
            batch.Commit();
        }
#pragma warning disable CA1031 // Whatever was thrown, the writer must continue and every caller must be answered.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Recover(pending, e);
            return;
        }

        Answer(pending);
    }

    private void Answer(List<IPending> pending)
    {
        LogMeter.Batch(pending.Count, batch.Events.Count);
        tail.Add(batch.Events);
        foreach (var one in pending) one.Committed();
    }

    /// <summary>Finds out from the file whether the transaction was written, and only then answers.</summary>
    private void Recover(List<IPending> pending, Exception cause)
    {
        var (events, last) = (batch.Events, batch.Position);
        if (!Reload() && !Reopen())
        {
            foreach (var one in pending) one.Failed(Closed());
            return;
        }

        if (events.Count > 0 && batch.Position >= last)
        {
            tail.Add(events);
            foreach (var one in pending) one.Committed();
            return;
        }

        var error = cause is SqliteFailure failure
            ? failure.ToLogException("The log could not be written")
            : new EventLogException("unavailable", $"The log could not be written: {cause.Message}", cause);
        foreach (var one in pending) one.Failed(error);
    }

    /// <summary>Continues with the same connection, because on a full disk a new one could not even be opened.</summary>
    private bool Reload()
    {
        try
        {
            db.Rollback();
            batch.Reload();
            return !db.InTransaction;
        }
        catch (SqliteFailure)
        {
            return false;
        }
    }

    /// <summary>Returns false only when the log is closed meanwhile: until the file can be read, every outcome is unknown.</summary>
    private bool Reopen()
    {
        while (true)
        {
            try
            {
                db.Dispose();
                heads.Clear();
                db = SqliteLogFile.OpenForWriting(path);
                batch = new(db, heads, time);
                return true;
            }
            catch (Exception e) when (e is EventLogException or SqliteFailure)
            {
                if (stopping.Wait(ReopenPause)) return false;
            }
        }
    }
}

