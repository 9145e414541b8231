using System.Collections.Concurrent;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>A pool of read connections. They see the last commit; readers and the writer do not block each other.</summary>
internal sealed class SqliteReaderPool(string path) : IDisposable
{
    private const int MaxPooled = 8;
    private readonly ConcurrentBag<SqliteLogReader> free = [];
    private readonly SqliteWordCache words = new();
    private volatile bool closed;

    /// <exception cref="EventLogException">The file cannot be read.</exception>
    public T Read<T, TArgument>(TArgument argument, Func<SqliteLogReader, TArgument, T> read)
    {
        if (closed) throw new EventLogException("unavailable", "The log is closed.");
        SqliteLogReader? reader = null;
        try
        {
            if (!free.TryTake(out reader)) reader = new(SqliteLogFile.OpenForReading(path), words);
            var result = read(reader, argument);
            Return(reader);
            return result;
        }
        catch (SqliteFailure failure)
        {
            reader?.Dispose();
            throw failure.ToLogException("The log could not be read");
        }
    }

    public void Dispose()
    {
        closed = true;
        while (free.TryTake(out var reader)) reader.Dispose();
    }

    private void Return(SqliteLogReader reader)
    {
        if (closed || free.Count >= MaxPooled) reader.Dispose();
        else free.Add(reader);
    }
}

