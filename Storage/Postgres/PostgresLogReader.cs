using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The log's queries, each on a pooled connection.</summary>
internal sealed class PostgresLogReader(NpgsqlDataSource source)
{
    private const string Columns = "SELECT e.position, s.name, e.version, e.type, e.schema, e.data, e.at, e.by, e.cause";

    /// <summary>Reads a row that begins with a stream's version and the name of its snapshot.</summary>
    public static StreamHead Head(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.IsDBNull(3) ? null : new(row.GetInt64(1), row.GetInt32(2), row.GetInt64(3)));

    public async Task<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken)
    {
        var heads = await QueryAsync("SELECT version, snapshot_version, snapshot_schema, snapshot_token FROM streams WHERE name = $1",
            Head, cancellationToken, stream);
        return heads is [var head] ? head : new(0, null);
    }

    public async Task<long> ReadHeadPositionAsync(CancellationToken cancellationToken)
        => (await QueryAsync("SELECT coalesce(max(position), 0) FROM events", row => row.GetInt64(0), cancellationToken))[0];

    public Task<List<StoredEvent>> ReadAllAsync(long after, int max, CancellationToken cancellationToken)
        => QueryAsync($"{Columns} FROM events e JOIN streams s ON s.id = e.stream WHERE e.position > $1 ORDER BY e.position LIMIT $2",
            Event, cancellationToken, after, max);

    public Task<List<StoredEvent>> ReadStreamAsync(string stream, long afterVersion, int max, CancellationToken cancellationToken)
        => QueryAsync($"{Columns} FROM streams s JOIN events e ON e.stream = s.id WHERE s.name = $1 AND e.version > $2 ORDER BY e.version LIMIT $3",
            Event, cancellationToken, stream, afterVersion, max);

    /// <summary>Reads the events of a subject and, when the subject is a stream, its own events.</summary>
    public Task<List<StoredEvent>> ReadSubjectAsync(string subject, long after, int max, CancellationToken cancellationToken)
        => QueryAsync($"""
            WITH own AS (SELECT id FROM streams WHERE name = $1), found AS (
              (SELECT x.position FROM subjects x WHERE x.subject = (SELECT id FROM own) AND x.position > $2 ORDER BY x.position LIMIT $3)
              UNION ALL
              (SELECT o.position FROM events o WHERE o.stream = (SELECT id FROM own) AND o.position > $2 ORDER BY o.version LIMIT $3))
            {Columns} FROM found f JOIN events e ON e.position = f.position JOIN streams s ON s.id = e.stream ORDER BY e.position LIMIT $3
            """, Event, cancellationToken, subject, after, max);

    public async Task<Operation?> FindOperationAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
        => (await QueryAsync($"SELECT hash, answer, expires FROM operations WHERE id = $1 AND (expires > $2 OR {OperationExpiry.KeepCondition})",
            row => new Operation(id, row.GetString(0), row.GetFieldValue<byte[]>(1), At(row.GetInt64(2))),
            cancellationToken, id, now.UtcTicks)).FirstOrDefault();

    public Task<List<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
        => QueryAsync("SELECT s.name, d.name, d.at FROM due d JOIN streams s ON s.id = d.stream WHERE d.at <= $1 ORDER BY d.at LIMIT $2",
            row => new DueRow(row.GetString(0), row.GetString(1), At(row.GetInt64(2))), cancellationToken, now.UtcTicks, max);

    public async Task<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken)
        => [.. await QueryAsync(
            "SELECT coalesce(c.position, 0) FROM unnest($1) WITH ORDINALITY AS asked(name, nr) LEFT JOIN checkpoints c USING (name) ORDER BY nr",
            row => row.GetInt64(0), cancellationToken, (object)names)];

    public Task<List<SetAside>> ReadSetAsidesAsync(CancellationToken cancellationToken) => QueryAsync(
        """
        SELECT id, reactor, stream, position, version, type, error, tries, first_at, last_at, behind_id, wanted FROM set_asides
        ORDER BY position, id
        """,
        row => new SetAside(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetString(6),
            row.GetInt32(7), At(row.GetInt64(8)), At(row.GetInt64(9)), row.IsDBNull(10) ? null : row.GetString(10))
        {
            RetryWanted = row.GetBoolean(11),
        },
        cancellationToken);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static StoredEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetInt32(4), row.GetFieldValue<byte[]>(5),
        At(row.GetInt64(6)), row.GetString(7)) { Cause = row.GetInt64(8) };

    private async Task<List<T>> QueryAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] parameters)
    {
        try
        {
            await using var command = source.CreateCommand(sql);
            foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
            return rows;
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The log could not be read");
        }
    }
}
