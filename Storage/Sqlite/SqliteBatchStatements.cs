using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>The writer's statements, prepared once per connection.</summary>
internal sealed class SqliteBatchStatements(SqliteDb db)
{
    public SqliteStatement Begin { get; } = db.Prepare("BEGIN IMMEDIATE");

    public SqliteStatement Commit { get; } = db.Prepare("COMMIT");

    public SqliteStatement Event { get; } = db.Prepare(
        "INSERT INTO events (position, stream, version, type, schema, at, by, data, cause) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    public SqliteStatement Subject { get; } = db.Prepare("INSERT OR IGNORE INTO subjects (subject, position) VALUES (?1, ?2)");

    public SqliteStatement FindHead { get; } = db.Prepare(SqliteLogFile.HeadOf);

    public SqliteStatement NewHead { get; } = db.Prepare(
        "INSERT INTO streams (id, snapshot_version, snapshot_schema, snapshot_token, name) VALUES (?1, ?2, ?3, ?4, ?5)");

    public SqliteStatement UpdateHead { get; } = db.Prepare(
        "UPDATE streams SET snapshot_version = ?2, snapshot_schema = ?3, snapshot_token = ?4 WHERE id = ?1");

    public SqliteStatement SetDue { get; } = db.Prepare(
        "INSERT INTO due (stream, name, at) VALUES (?1, ?2, ?3) ON CONFLICT (stream, name) DO UPDATE SET at = excluded.at");

    public SqliteStatement ClearDue { get; } = db.Prepare("DELETE FROM due WHERE stream = ?1 AND name = ?2");

    // One statement checks and inserts: it changes nothing when the id exists and has not expired.
    public SqliteStatement Operation { get; } = db.Prepare($"""
        INSERT INTO operations (id, hash, answer, expires) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, answer = excluded.answer, expires = excluded.expires
        WHERE operations.expires <= ?5 AND NOT {OperationExpiry.KeepCondition}
        """);

    public SqliteStatement Purge { get; } = db.Prepare(
        $"DELETE FROM operations WHERE seq > ?1 AND seq <= ?2 AND expires <= ?3 AND NOT {OperationExpiry.KeepCondition}");

    public SqliteStatement NextOperation { get; } = db.Prepare("SELECT seq FROM operations WHERE seq > ?1 ORDER BY seq LIMIT 1");

    public SqliteStatement NewCheckpoint { get; } = db.Prepare(
        "INSERT OR IGNORE INTO checkpoints (name, position) VALUES (?1, 0)");

    public SqliteStatement Checkpoint { get; } = db.Prepare(
        "UPDATE checkpoints SET position = ?3 WHERE name = ?1 AND position = ?2");

    public SqliteStatement PutSetAside { get; } = db.Prepare("""
        INSERT INTO set_asides (id, reactor, stream, position, version, type, error, tries, first_at, last_at, behind_id, wanted)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0)
        ON CONFLICT (reactor, stream) DO UPDATE SET position = excluded.position, version = excluded.version,
          type = excluded.type, error = excluded.error, tries = excluded.tries, first_at = excluded.first_at,
          last_at = excluded.last_at, behind_id = excluded.behind_id, wanted = 0
        """);

    public SqliteStatement CloseSetAside { get; } = db.Prepare("DELETE FROM set_asides WHERE id = ?1");

    public SqliteStatement WantRetry { get; } = db.Prepare("UPDATE set_asides SET wanted = 1 WHERE id = ?1");
}
