using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Blobs;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Blobs in a table beside the log.</summary>
internal sealed class PostgresBlobStore(NpgsqlDataSource source) : IBlobStore
{
    public async Task<string> WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        var name = BlobName.Of(data);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync(
                "INSERT INTO blobs (name, data) VALUES (@name, @data) ON CONFLICT (name) DO NOTHING", new { name, data = data.ToArray() });
            return name;
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The blob could not be written");
        }
    }

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT data FROM blobs WHERE name = @name", new { name });
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The blob could not be read");
        }
    }
}
