using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>The log's file: its format, and the checks that it is intact and of a known version when it is opened.</summary>
internal static class SqliteLogFile
{
    public const string Name = "log.db";

    /// <summary>Selects the id of a stream, its version, and the columns that <see cref="SnapshotOf"/> reads.</summary>
    public const string HeadOf = """
        SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id), snapshot_version, snapshot_schema, snapshot_token
        FROM streams WHERE name = ?1
        """;

    private const int ApplicationId = 0x4F57_4C47;
    private const int Format = 11;

    // Names and repeated words are stored once and referred to by id, which keeps rows and indexes small. A stream's own events and its
    // version are found by (stream, version); a version column beside the name would cost one more page write per event. The subject
    // index holds only the subjects besides the event's own stream.
    private const string Tables = """
        CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, snapshot_version INTEGER,
          snapshot_schema INTEGER, snapshot_token INTEGER);
        CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
        CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, version INTEGER NOT NULL,
          type INTEGER NOT NULL, schema INTEGER NOT NULL, at INTEGER NOT NULL, by INTEGER NOT NULL, data BLOB,
          cause INTEGER NOT NULL);
        CREATE UNIQUE INDEX events_stream ON events (stream, version);
        CREATE TABLE subjects (subject INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (subject, position))
          WITHOUT ROWID;
        CREATE TABLE due (stream INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (stream, name))
          WITHOUT ROWID;
        CREATE INDEX due_at ON due (at);
        CREATE TABLE operations (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, answer BLOB,
          expires INTEGER NOT NULL);
        CREATE TABLE checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE set_asides (id TEXT PRIMARY KEY, reactor TEXT NOT NULL, stream TEXT NOT NULL, position INTEGER NOT NULL,
          version INTEGER NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, tries INTEGER NOT NULL, first_at INTEGER NOT NULL,
          last_at INTEGER NOT NULL, behind_id TEXT NOT NULL, wanted INTEGER NOT NULL, UNIQUE (reactor, stream));
        """;

    /// <summary>Opens the file for the writer and creates its tables when it is new.</summary>
    /// <exception cref="EventLogException">The file is not usable; nothing in it was changed.</exception>
    public static SqliteDb OpenForWriting(string path)
    {
        SqliteDb? db = null;
        try
        {
            db = SqliteDb.Open(path, readOnly: false);
            var fresh = CheckFormat(db, path);
            db.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; "
                + "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-32768;");
            if (fresh) Create(db);
            return db;
        }
        catch (SqliteFailure failure)
        {
            db?.Dispose();
            throw failure.ToLogException($"The log {path} cannot be opened for writing");
        }
        catch
        {
            db?.Dispose();
            throw;
        }
    }

    /// <summary>Returns the snapshot name in a row of <see cref="HeadOf"/>.</summary>
    public static SnapshotName? SnapshotOf(SqliteStatement row) =>
        row.IsNull(4) ? null : new(row.Long(2), (int)row.Long(3), row.Long(4));

    public static SqliteDb OpenForReading(string path)
    {
        var db = SqliteDb.Open(path, readOnly: true);
        db.Execute("PRAGMA cache_size=-4096");
        return db;
    }

    private static bool CheckFormat(SqliteDb db, string path)
    {
        var format = db.Scalar("PRAGMA user_version");
        var application = db.Scalar("PRAGMA application_id");
        if (format == 0 && application == 0 && db.Scalar("SELECT count(*) FROM sqlite_schema") == 0) return true;
        if (application != ApplicationId) throw new EventLogException("damaged", $"{path} is not a log of this program.");
        if (format > Format)
        {
            throw new EventLogException("newer_version",
                $"{path} was written by a newer version (format {format}; this program knows up to {Format}).");
        }

        if (format < Format)
        {
            throw new EventLogException("older_version",
                $"{path} was written by an earlier version (format {format}; this program needs {Format}): start with an empty data folder.");
        }

        CheckWhole(db, path);
        return false;
    }

    /// <summary>Reads the ends of the file and the schema, so that a truncated or overwritten file is noticed at start and not at the first order.</summary>
    private static void CheckWhole(SqliteDb db, string path)
    {
        var last = db.Scalar("SELECT max(position) FROM events");
        var highest = db.Scalar("SELECT max(id) FROM streams");
        if (last < 0 || highest < 0) throw new EventLogException("damaged", $"{path} has negative positions or ids.");
        _ = db.Scalar("SELECT count(*) FROM (SELECT at FROM due ORDER BY at LIMIT 1)");
        _ = db.Scalar("SELECT max(seq) FROM operations");
    }

    private static void Create(SqliteDb db)
        => db.Execute($"BEGIN IMMEDIATE; {Tables} PRAGMA application_id={ApplicationId}; PRAGMA user_version={Format}; COMMIT;");
}
