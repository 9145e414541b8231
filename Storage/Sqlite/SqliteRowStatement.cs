using System.Text;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>A statement that writes rows on a connection of ADO.NET, and past it: ADO.NET makes some objects for each value of each row, an
/// eighth of all that the server allocated for an order.</summary>
internal sealed class SqliteRowStatement : IDisposable
{
    private const int OrdinaryText = 512;

    private readonly sqlite3 db;
    private readonly sqlite3_stmt handle;
    private byte[] utf8 = new byte[OrdinaryText];

    public SqliteRowStatement(SqliteConnection connection, string sql)
    {
        db = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(db, sql, out handle));
    }

    /// <param name="index">From 1, in the order in which parameters first come in the statement.</param>
    /// <exception cref="ArgumentException">No column holds values of that type.</exception>
    public void Bind(int index, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(handle, index),
        string text => raw.sqlite3_bind_text(handle, index, Utf8(text)),
        long number => raw.sqlite3_bind_int64(handle, index, number),
        int number => raw.sqlite3_bind_int64(handle, index, number),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    });

    /// <summary>Writes one row.</summary>
    /// <exception cref="SqliteException">It was not written.</exception>
    public void Run()
    {
        _ = raw.sqlite3_step(handle);
        // The reset says again how the step ended.
        Check(raw.sqlite3_reset(handle));
    }

    public void Dispose() => handle.Dispose();

    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (utf8.Length < Encoding.UTF8.GetMaxByteCount(text.Length)) utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, db);
}
