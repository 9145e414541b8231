using OrleansWarehouse.Storage.Blobs;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Blobs in a separate file, so that a large one does not delay the log's commits; as durable as the log.</summary>
internal sealed class SqliteBlobStore : IBlobStore, IDisposable
{
    private const string File = "blobs.db";
    private readonly Lock gate = new();
    private readonly SqliteDb db;
    private readonly SqliteStatement read;
    private readonly SqliteStatement write;
    private bool disposed;

    private SqliteBlobStore(SqliteDb db)
    {
        this.db = db;
        read = db.Prepare("SELECT data FROM blobs WHERE name = ?1");
        write = db.Prepare("INSERT OR IGNORE INTO blobs (name, data) VALUES (?1, ?2)");
    }

    /// <exception cref="EventLogException">The file is not usable; nothing in it was changed.</exception>
    public static SqliteBlobStore Open(StorageOptions options)
    {
        var path = options.PathOf(File);
        SqliteDb? db = null;
        try
        {
            db = SqliteDb.Open(path, readOnly: false);
            db.Execute("""
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-2048;
                CREATE TABLE IF NOT EXISTS blobs (name TEXT PRIMARY KEY, data BLOB NOT NULL);
                """);
            return new(db);
        }
        catch (SqliteFailure failure)
        {
            db?.Dispose();
            throw failure.ToLogException($"The blob file {path} cannot be opened");
        }
    }

    public Task<string> WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var name = BlobName.Of(data);
            Use("The blob could not be written", () => write.Bind(1, name).Bind(2, data.Span).Run());
            return name;
        },
        cancellationToken);

    public Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken = default) => Task.Run(
        () => Use("The blob could not be read", () =>
        {
            if (!read.Bind(1, name).Step()) return null;
            var data = read.Blob(0);
            read.Reset();
            return data;
        }),
        cancellationToken);

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            db.Dispose();
        }
    }

    private T Use<T>(string failed, Func<T> use)
    {
        lock (gate)
        {
            if (disposed) throw new EventLogException("unavailable", "The blob store is closed.");
            try
            {
                return use();
            }
            catch (SqliteFailure failure)
            {
                throw failure.ToLogException(failed);
            }
        }
    }
}

