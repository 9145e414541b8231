using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The tables of the log, in the first schema of the connection's search path.</summary>
internal static class PostgresSchema
{
    private const int Format = 2;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS log_format (format INT NOT NULL, id UUID NOT NULL DEFAULT gen_random_uuid());
        CREATE TABLE IF NOT EXISTS streams (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, version BIGINT NOT NULL,
          snapshot_version BIGINT, snapshot_schema INT, snapshot_token BIGINT);
        CREATE TABLE IF NOT EXISTS events (position BIGINT PRIMARY KEY, stream BIGINT NOT NULL, version BIGINT NOT NULL,
          type TEXT NOT NULL, schema INT NOT NULL, at BIGINT NOT NULL, by TEXT NOT NULL, data BYTEA NOT NULL,
          UNIQUE (stream, version));
        CREATE TABLE IF NOT EXISTS subjects (subject BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (subject, position));
        CREATE TABLE IF NOT EXISTS due (stream BIGINT NOT NULL, name TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (stream, name));
        CREATE INDEX IF NOT EXISTS due_at ON due (at);
        CREATE TABLE IF NOT EXISTS operations (id TEXT PRIMARY KEY, hash TEXT NOT NULL, answer BYTEA NOT NULL, expires BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS operations_expires ON operations (expires);
        CREATE TABLE IF NOT EXISTS snapshots (stream TEXT NOT NULL, version BIGINT NOT NULL, schema INT NOT NULL, token BIGINT NOT NULL,
          data BYTEA NOT NULL, PRIMARY KEY (stream, version, schema));
        CREATE TABLE IF NOT EXISTS blobs (name TEXT PRIMARY KEY, data BYTEA NOT NULL);
        CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, position BIGINT NOT NULL);
        """;

    /// <summary>Format 1 named snapshots without a token: those are not used any more.</summary>
    private const string FromFormat1 = """
        ALTER TABLE streams ADD COLUMN snapshot_token BIGINT;
        ALTER TABLE snapshots ADD COLUMN token BIGINT NOT NULL DEFAULT 0;
        UPDATE log_format SET format = 2;
        """;

    /// <summary>Makes the tables when they are missing; two servers that start at once wait for one another.</summary>
    /// <exception cref="EventLogException"><c>newer_version</c>, or what the server says.</exception>
    public static async Task PrepareAsync(NpgsqlDataSource source)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(PostgresLock.Take);
            await connection.ExecuteAsync(Tables);
            await connection.ExecuteAsync(ViewTables.Checkpoints);
            await connection.ExecuteAsync(
                $"INSERT INTO log_format (format) SELECT {Format} WHERE NOT EXISTS (SELECT 1 FROM log_format)");
            var format = await connection.ExecuteScalarAsync<int>("SELECT max(format) FROM log_format");
            if (format > Format)
            {
                throw new EventLogException("newer_version",
                    $"The log was written by a newer version (format {format}; this program knows up to {Format}).");
            }

            if (format == 1) await connection.ExecuteAsync(FromFormat1);
            await transaction.CommitAsync();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The log cannot be opened");
        }
    }
}

/// <summary>
/// The lock under which positions are given. It belongs to a schema, and is let go only when its transaction can be seen by
/// all: that is what makes the order of positions the order of commits.
/// </summary>
internal static class PostgresLock
{
    public const string Take = "SELECT pg_advisory_xact_lock(hashtext('warehouse log'), hashtext(current_schema()))";
}
