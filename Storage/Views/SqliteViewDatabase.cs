using System.Data.Common;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// The read models in a separate file. A power failure may lose its newest transactions, which are made again from the log; a damaged
/// file is deleted.
/// </summary>
internal sealed class SqliteViewDatabase(StorageOptions options) : IViewDatabase
{
    private const string File = "views.db";
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private readonly string path = options.PathOf(File);

    public bool Shared => false;

    public async Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooled: false));
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; "
                + "PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000; SELECT count(*) FROM sqlite_schema";
            await command.ExecuteScalarAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, pooled: true));
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw new EventLogException("unavailable", $"The read models cannot be opened: {e.Message}", e);
        }
    }

    public bool DiscardIfDamaged(Exception error)
    {
        if (error is not SqliteException { SqliteErrorCode: Corrupt or NotADatabase }) return false;
        using (var pool = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, pooled: true))) SqliteConnection.ClearPool(pool);
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(path + suffix);
        return true;
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooled,
        DefaultTimeout = 5,
    }.ToString();
}

