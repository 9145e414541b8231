using OrleansWarehouse.Storage.Blobs;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Postgres;
using OrleansWarehouse.Storage.Sqlite;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage;

/// <summary>The services of the chosen provider; opened on first use, which is at the host's start, and disposed with the host.</summary>
internal sealed class StorageParts : IAsyncDisposable, IDisposable
{
    private readonly List<object> owned = [];

    public required IEventLog Log { get; init; }

    public required ICheckpoints Checkpoints { get; init; }

    public required ISetAsides SetAsides { get; init; }

    public required ISnapshotStore Snapshots { get; init; }

    public required IBlobStore Blobs { get; init; }

    public required IViewDatabase Views { get; init; }

    public required ILeadership Leadership { get; init; }

    public required ICauseBoard Causes { get; init; }

    public static StorageParts Open(StorageOptions options, TimeProvider time)
        => options.Provider == StorageProvider.Postgres ? OpenPostgres(options, time) : OpenSqlite(options, time);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in owned)
        {
            if (one is IAsyncDisposable later) await later.DisposeAsync();
            else ((IDisposable)one).Dispose();
        }

        owned.Clear();
    }

    private static StorageParts OpenSqlite(StorageOptions options, TimeProvider time)
    {
        var owned = new Stack<IDisposable>();
        T Own<T>(T part) where T : IDisposable
        {
            owned.Push(part);
            return part;
        }

        try
        {
            var log = Own(SqliteEventLog.Open(options, time));
            var snapshots = Own(SqliteSnapshotStore.Open(options));
            var blobs = Own(SqliteBlobStore.Open(options));
            return new()
            {
                Log = log,
                Checkpoints = log,
                SetAsides = log,
                Snapshots = snapshots,
                Blobs = blobs,
                Views = new SqliteViewDatabase(options),
                Leadership = new SoleLeadership(),
                Causes = new NoCauseBoard(),
                owned = { log, snapshots, blobs },
            };
        }
        catch
        {
            while (owned.TryPop(out var part)) part.Dispose();
            throw;
        }
    }

    private static StorageParts OpenPostgres(StorageOptions options, TimeProvider time)
    {
        // A DI factory is synchronous; this runs once, at start, without a synchronization context.
        var log = Task.Run(() => PostgresEventLog.OpenAsync(options, time)).GetAwaiter().GetResult();
        var source = PostgresSource.Create(options);
        return new()
        {
            Log = log,
            Checkpoints = log,
            SetAsides = log,
            Snapshots = new PostgresSnapshotStore(source),
            Blobs = new PostgresBlobStore(source),
            Views = new PostgresViewDatabase(source),
            Leadership = new PostgresLeadership(source, time),
            Causes = new PostgresCauseBoard(source),
            owned = { log, source },
        };
    }
}

