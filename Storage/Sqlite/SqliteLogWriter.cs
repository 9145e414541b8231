using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// The one writer of a log: a thread that takes whatever waits and commits it in one transaction with one fsync. When a
/// transaction fails, the writer starts anew from what the file says, and only then answers.
/// </summary>
internal sealed class SqliteLogWriter : IDisposable
{
    private static readonly TimeSpan ReopenPause = TimeSpan.FromMilliseconds(250);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly HeadCache _heads;
    private readonly LogTail _tail;
    private readonly PendingQueue _queue;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stopping = new();
    private SqliteDb _db;
    private SqliteBatch _batch;

    public SqliteLogWriter(string path, SqliteDb db, StorageOptions options, TimeProvider time, HeadCache heads, LogTail tail)
    {
        (_path, _db, _time, _heads, _tail) = (path, db, time, heads, tail);
        _queue = new(options.MaxBatch);
        _batch = new(db, heads, time);
        _thread = new(Run) { Name = "log writer", IsBackground = true };
        _thread.Start();
    }

    public int Waiting => _queue.Count;

    public void Add(IPending pending)
    {
        if (!_queue.TryAdd(pending)) pending.Failed(Closed());
    }

    /// <summary>Commits what waits, then ends the thread.</summary>
    public void Dispose()
    {
        _queue.Close();
        _stopping.Set();
        _thread.Join();
        _db.Dispose();
        _stopping.Dispose();
    }

    private static EventLogException Closed() => new("unavailable", "The log is closed.");

    private void Run()
    {
        var pending = new List<IPending>();
        while (_queue.Take(pending))
        {
            Commit(pending);
            pending.Clear();
        }
    }

    private void Commit(List<IPending> pending)
    {
        try
        {
            _batch.Begin();
            foreach (var one in pending) _batch.Write(one);
            _batch.Commit();
        }
#pragma warning disable CA1031 // Whatever it was: the writer must go on, and everybody must be answered.
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
        LogMeter.Batch(pending.Count, _batch.Events.Count);
        _tail.Add(_batch.Events);
        foreach (var one in pending) one.Committed();
    }

    /// <summary>Finds out from the file whether the transaction was written, and only then answers.</summary>
    private void Recover(List<IPending> pending, Exception cause)
    {
        var (events, last) = (_batch.Events, _batch.Position);
        if (!Reload() && !Reopen())
        {
            foreach (var one in pending) one.Failed(Closed());
            return;
        }

        if (events.Count > 0 && _batch.Position >= last)
        {
            _tail.Add(events);
            foreach (var one in pending) one.Committed();
            return;
        }

        var error = cause is SqliteFailure failure
            ? failure.ToLogException("The log could not be written")
            : new EventLogException("unavailable", $"The log could not be written: {cause.Message}", cause);
        foreach (var one in pending) one.Failed(error);
    }

    /// <summary>Goes on with the same connection: on a full disk a new one could not even be opened.</summary>
    private bool Reload()
    {
        try
        {
            _db.Rollback();
            _batch.Reload();
            return !_db.InTransaction;
        }
        catch (SqliteFailure)
        {
            return false;
        }
    }

    /// <summary>False only when the log is closed meanwhile: until the file can be read, nobody's outcome is known.</summary>
    private bool Reopen()
    {
        while (true)
        {
            try
            {
                _db.Dispose();
                _heads.Clear();
                _db = SqliteLogFile.OpenForWriting(_path);
                _batch = new(_db, _heads, _time);
                return true;
            }
            catch (Exception e) when (e is EventLogException or SqliteFailure)
            {
                if (_stopping.Wait(ReopenPause)) return false;
            }
        }
    }
}
