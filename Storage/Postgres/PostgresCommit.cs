using Npgsql;

using NpgsqlTypes;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>One transaction: takes the lock, reads what the decisions need, and writes. Two round trips and the commit.</summary>
internal sealed class PostgresCommit(NpgsqlConnection connection, PostgresBatch batch, DateTimeOffset now)
{
    private NpgsqlBatchCommand? update;

    /// <summary>The transaction id, by which its outcome can be queried; 0 until it is known.</summary>
    public ulong Transaction { get; private set; }

    /// <summary>Takes the lock, reads, and decides.</summary>
    public async Task PrepareAsync()
    {
        await using var commands = new NpgsqlBatch(connection);
        Add(commands, PostgresLock.Take);
        Add(commands, "SELECT pg_current_xact_id()::text, (SELECT coalesce(max(position), 0) FROM events), (SELECT coalesce(max(id), 0) FROM streams)");
        Add(commands, "SELECT version, snapshot_version, snapshot_schema, snapshot_token, name, id FROM streams WHERE name = ANY($1)", Texts(batch.Names));
        Add(commands, $"SELECT id FROM operations WHERE id = ANY($1) AND (expires > $2 OR {OperationExpiry.KeepCondition})", Texts(batch.OperationIds), Long(now.UtcTicks));
        await using var reader = await commands.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        Transaction = ulong.Parse(reader.GetString(0), System.Globalization.CultureInfo.InvariantCulture);
        var (position, lastId) = (reader.GetInt64(1), reader.GetInt64(2));
        await reader.NextResultAsync();
        var heads = await ReadHeadsAsync(reader);
        await reader.NextResultAsync();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync()) taken.Add(reader.GetString(0));
        batch.Decide(heads, taken, position, lastId);
    }

    public async Task WriteAsync()
    {
        await using var commands = new NpgsqlBatch(connection);
        AddHeads(commands);
        AddEvents(commands);
        AddDue(commands);
        AddOperations(commands);
        if (commands.BatchCommands.Count > 0) await commands.ExecuteNonQueryAsync();
        var changed = (int)(update?.RecordsAffected ?? 0);
        if (changed != batch.Touched.Count(h => h.Stored))
            throw new EventLogException("unavailable", "A head was changed by a writer that does not take the log's lock.");
    }

    private static async Task<Dictionary<string, Head>> ReadHeadsAsync(NpgsqlDataReader reader)
    {
        var heads = new Dictionary<string, Head>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var (name, head) = (reader.GetString(4), PostgresLogReader.Head(reader));
            heads.Add(name, new(name, reader.GetInt64(5), head.Version, head.Snapshot, stored: true));
        }

        return heads;
    }

    private void AddHeads(NpgsqlBatch commands)
    {
        var fresh = batch.Touched.Where(h => !h.Stored).ToList();
        if (fresh.Count > 0)
        {
            Add(commands, """
                INSERT INTO streams (id, name, version, snapshot_version, snapshot_schema, snapshot_token)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
                """,
                Longs(fresh.Select(h => h.Id)), Texts(fresh.Select(h => h.Name)), Longs(fresh.Select(h => h.NextVersion)),
                Nullable(fresh.Select(h => h.NextSnapshot?.Version)), NullableInts(fresh.Select(h => h.NextSnapshot?.Schema)),
                Nullable(fresh.Select(h => h.NextSnapshot?.Token)));
        }

        var known = batch.Touched.Where(h => h.Stored).ToList();
        if (known.Count == 0) return;
        update = Add(commands, """
            UPDATE streams s SET version = u.version, snapshot_version = u.snapshot_version, snapshot_schema = u.snapshot_schema,
              snapshot_token = u.snapshot_token
            FROM unnest($1, $2, $3, $4, $5, $6) AS u (id, expected, version, snapshot_version, snapshot_schema, snapshot_token)
            WHERE s.id = u.id AND s.version = u.expected
            """,
            Longs(known.Select(h => h.Id)), Longs(known.Select(h => h.Committed.Version)), Longs(known.Select(h => h.NextVersion)),
            Nullable(known.Select(h => h.NextSnapshot?.Version)), NullableInts(known.Select(h => h.NextSnapshot?.Schema)),
            Nullable(known.Select(h => h.NextSnapshot?.Token)));
    }

    private void AddEvents(NpgsqlBatch commands)
    {
        var events = batch.Events;
        if (events.Count == 0) return;
        Add(commands, """
            INSERT INTO events (position, stream, version, type, schema, at, by, data, cause)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            Longs(events.Select(e => e.Position)), Longs(batch.Streams), Longs(events.Select(e => e.Version)),
            Texts(events.Select(e => e.Type)), Ints(events.Select(e => e.Schema)), Longs(events.Select(e => e.At.Ticks)),
            Texts(events.Select(e => e.By)), Blobs(events.Select(e => e.Data)), Longs(events.Select(e => e.Cause)));
        if (batch.Subjects.Count == 0) return;
        Add(commands, "INSERT INTO subjects (subject, position) SELECT * FROM unnest($1, $2)",
            Longs(batch.Subjects.Select(s => s.Subject)), Longs(batch.Subjects.Select(s => s.Position)));
    }

    private void AddDue(NpgsqlBatch commands)
    {
        var cleared = batch.Due.Where(d => d.Value is null).Select(d => d.Key).ToList();
        if (cleared.Count > 0)
        {
            Add(commands, "DELETE FROM due d USING unnest($1, $2) AS u (stream, name) WHERE d.stream = u.stream AND d.name = u.name",
                Longs(cleared.Select(c => c.Stream)), Texts(cleared.Select(c => c.Name)));
        }

        var set = batch.Due.Where(d => d.Value is not null).ToList();
        if (set.Count == 0) return;
        Add(commands, """
            INSERT INTO due (stream, name, at) SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT (stream, name) DO UPDATE SET at = excluded.at
            """,
            Longs(set.Select(d => d.Key.Stream)), Texts(set.Select(d => d.Key.Name)), Longs(set.Select(d => d.Value!.Value.UtcTicks)));
    }

    private void AddOperations(NpgsqlBatch commands)
    {
        var operations = batch.Operations;
        if (operations.Count == 0) return;
        Add(commands, """
            INSERT INTO operations (id, hash, answer, expires) SELECT * FROM unnest($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, answer = excluded.answer, expires = excluded.expires
            """,
            Texts(operations.Select(o => o.Id)), Texts(operations.Select(o => o.Hash)), Blobs(operations.Select(o => o.Answer)),
            Longs(operations.Select(o => o.Expires.UtcTicks)));
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatch commands, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        commands.BatchCommands.Add(command);
        return command;
    }

    private static NpgsqlParameter<long> Long(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<long[]> Longs(IEnumerable<long> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<int[]> Ints(IEnumerable<int> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<long?[]> Nullable(IEnumerable<long?> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<int?[]> NullableInts(IEnumerable<int?> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter Blobs(IEnumerable<ReadOnlyMemory<byte>> values)
        => new() { Value = values.Select(v => v.ToArray()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}

