using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Snapshots in a table beside the log; keeps the two newest of each stream.</summary>
internal sealed class PostgresSnapshotStore(NpgsqlDataSource source) : ISnapshotStore
{
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var data = await connection.QuerySingleOrDefaultAsync<byte[]?>(
                "SELECT data FROM snapshots WHERE stream = @stream AND version = @Version AND schema = @Schema AND token = @Token",
                new { stream, name.Version, name.Schema, name.Token });
            // The cast is needed: without it, null would become an empty memory.
            return data is null ? (ReadOnlyMemory<byte>?)null : new ReadOnlyMemory<byte>(data);
        }
        catch (NpgsqlException)
        {
            // A cache that cannot be read counts as empty.
            return null;
        }
    }

    public async Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync("""
                INSERT INTO snapshots (stream, version, schema, token, data) VALUES (@stream, @Version, @Schema, @Token, @data)
                ON CONFLICT (stream, version, schema) DO UPDATE SET token = excluded.token, data = excluded.data;
                DELETE FROM snapshots WHERE stream = @stream AND version <
                  (SELECT max(version) FROM snapshots WHERE stream = @stream AND version < @Version);
                """, new { stream, name.Version, name.Schema, name.Token, data = data.ToArray() });
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The snapshot could not be written");
        }
    }
}
