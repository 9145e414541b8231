using System.Data.Common;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The read models beside the log, filled by the leading server. Their commits need not be durable: they are made again from the log.</summary>
internal sealed class PostgresViewDatabase(NpgsqlDataSource source) : IViewDatabase
{
    public bool Shared => true;

    public async Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SET synchronous_commit = off", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    public async ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The read models cannot be opened");
        }
    }

    public bool DiscardIfDamaged(Exception error) => false;
}
