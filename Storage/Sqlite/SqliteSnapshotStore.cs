using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// Snapshots in a separate file with <c>synchronous=NORMAL</c>: a power failure may lose the newest. The two newest of each stream are
/// kept, so that the one named on the head remains while its successor is written. A damaged file is deleted; streams are then folded
/// from the log.
/// </summary>
public sealed class SqliteSnapshotStore : ISnapshotStore, IDisposable
{
    private const string File = "snapshots.db";
    private const int Format = 1;
    private readonly Lock gate = new();
    private readonly SqliteDb db;
    private readonly SqliteStatement read;
    private readonly SqliteStatement write;
    private readonly SqliteStatement drop;
    private bool disposed;

    private SqliteSnapshotStore(SqliteDb db)
    {
        this.db = db;
        read = db.Prepare("SELECT data FROM snapshots WHERE stream = ?1 AND version = ?2 AND schema = ?3 AND token = ?4");
        write = db.Prepare("INSERT OR REPLACE INTO snapshots (stream, version, schema, token, data) VALUES (?1, ?2, ?3, ?4, ?5)");
        drop = db.Prepare("""
            DELETE FROM snapshots WHERE stream = ?1 AND version <
              (SELECT max(version) FROM snapshots WHERE stream = ?1 AND version < ?2)
            """);
    }

    /// <summary>Opens the file in the data folder, and recreates it when it is damaged.</summary>
    /// <exception cref="EventLogException">The folder is not writable.</exception>
    public static SqliteSnapshotStore Open(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = options.PathOf(File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new(OpenFile(path));
        }
        catch (SqliteFailure failure) when (SqliteFailure.Code(failure.ExtendedCode) == "damaged")
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(path + suffix);
            return new(OpenFile(path));
        }
        catch (SqliteFailure failure)
        {
            throw failure.ToLogException($"The snapshot file {path} cannot be opened");
        }
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (gate)
        {
            try
            {
                if (disposed || !Bind(read, stream, name).Step()) return new((ReadOnlyMemory<byte>?)null);
                ReadOnlyMemory<byte> data = read.Blob(0);
                read.Reset();
                return new(data);
            }
            catch (SqliteFailure)
            {
                // A cache that cannot be read counts as empty.
                return new((ReadOnlyMemory<byte>?)null);
            }
        }
    }

    /// <inheritdoc />
    /// <exception cref="EventLogException">The snapshot could not be written, and must not be named on a head.</exception>
    public Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Task.Run(() => Write(stream, name, data), cancellationToken);
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            db.Dispose();
        }
    }

    private static SqliteStatement Bind(SqliteStatement statement, string stream, SnapshotName name) =>
        statement.Bind(1, stream).Bind(2, name.Version).Bind(3, name.Schema).Bind(4, name.Token);

    private static SqliteDb OpenFile(string path)
    {
        var db = SqliteDb.Open(path, readOnly: false);
        try
        {
            db.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192;");
            // Snapshots of another format are useless.
            if (db.Scalar("PRAGMA user_version") != Format) db.Execute("DROP TABLE IF EXISTS snapshots");
            db.Execute($"""
                CREATE TABLE IF NOT EXISTS snapshots (stream TEXT NOT NULL, version INTEGER NOT NULL, schema INTEGER NOT NULL,
                  token INTEGER NOT NULL, data BLOB, PRIMARY KEY (stream, version, schema));
                PRAGMA user_version={Format};
                """);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    private void Write(string stream, SnapshotName name, ReadOnlyMemory<byte> data)
    {
        lock (gate)
        {
            if (disposed) throw new EventLogException("unavailable", "The snapshot store is closed.");
            try
            {
                db.Execute("BEGIN IMMEDIATE");
                Bind(write, stream, name).Bind(5, data.Span).Run();
                drop.Bind(1, stream).Bind(2, name.Version).Run();
                db.Execute("COMMIT");
            }
            catch (SqliteFailure failure)
            {
                db.Rollback();
                throw failure.ToLogException("The snapshot could not be written");
            }
        }
    }
}

