using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The tables of the log, in the first schema of the connection's search path.</summary>
internal static class PostgresSchema
{
    private const int Format = 10;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS log_format (format INT NOT NULL, id UUID NOT NULL DEFAULT gen_random_uuid());
        CREATE TABLE IF NOT EXISTS streams (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, version BIGINT NOT NULL,
          snapshot_version BIGINT, snapshot_schema INT, snapshot_token BIGINT);
        CREATE TABLE IF NOT EXISTS events (position BIGINT PRIMARY KEY, stream BIGINT NOT NULL, version BIGINT NOT NULL,
          type TEXT NOT NULL, schema INT NOT NULL, at BIGINT NOT NULL, by TEXT NOT NULL, data BYTEA NOT NULL,
          cause BIGINT NOT NULL,
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
        CREATE TABLE IF NOT EXISTS set_asides (id TEXT PRIMARY KEY, reactor TEXT NOT NULL, stream TEXT NOT NULL,
          position BIGINT NOT NULL, version BIGINT NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, tries INT NOT NULL,
          first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, behind_id TEXT, wanted BOOLEAN NOT NULL, UNIQUE (reactor, stream));
        CREATE TABLE IF NOT EXISTS causes_under_way (one BOOLEAN PRIMARY KEY CHECK (one), read BIGINT NOT NULL, causes BIGINT[] NOT NULL);
        """;

    /// <summary>Creates the tables when they are missing; of two servers that start at once, one waits for the other.</summary>
    /// <exception cref="EventLogException"><c>newer_version</c>, <c>older_version</c>, or the server's error.</exception>
    public static async Task PrepareAsync(NpgsqlDataSource source)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(PostgresLock.Take);
            await CheckNotOlderAsync(connection);
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

            await transaction.CommitAsync();
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The log cannot be opened");
        }
    }

    private static async Task CheckNotOlderAsync(NpgsqlConnection connection)
    {
        if (await connection.ExecuteScalarAsync<string?>("SELECT to_regclass('log_format')::text") is null) return;
        if (await connection.ExecuteScalarAsync<int?>("SELECT max(format) FROM log_format") is not (int format and < Format)) return;
        throw new EventLogException("older_version",
            $"The log was written by an earlier version (format {format}; this program needs {Format}): start with an empty schema.");
    }
}

/// <summary>
/// The lock under which positions are assigned, one per schema. It is released only when its transaction is visible to all, which
/// makes the order of positions the order of commits.
/// </summary>
internal static class PostgresLock
{
    public const string Take = "SELECT pg_advisory_xact_lock(hashtext('warehouse log'), hashtext(current_schema()))";
}
