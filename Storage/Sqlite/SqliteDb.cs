using SQLitePCL;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// A connection that calls SQLite's own functions: the log's hot path costs a few microseconds per event, and ADO.NET would more than
/// double that. Not thread-safe.
/// </summary>
internal sealed class SqliteDb : IDisposable
{
    private readonly sqlite3 db;
    private readonly List<SqliteStatement> statements = [];

    static SqliteDb() => Batteries_V2.Init();

    private SqliteDb(sqlite3 db) => this.db = db;

    public bool InTransaction => raw.sqlite3_get_autocommit(db) == 0;

    public int Changes => raw.sqlite3_changes(db);

    public static SqliteDb Open(string path, bool readOnly)
    {
        var access = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var code = raw.sqlite3_open_v2(path, out var handle, access | raw.SQLITE_OPEN_NOMUTEX, null);
        var db = new SqliteDb(handle);
        if (code == raw.SQLITE_OK)
        {
            raw.sqlite3_extended_result_codes(handle, 1);
            raw.sqlite3_busy_timeout(handle, 5000);
            return db;
        }

        using (db) throw db.Failure(code);
    }

    /// <summary>Runs statements that return no rows.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(db, sql));

    /// <summary>Returns the first column of the first row; 0 when there are no rows.</summary>
    public long Scalar(string sql)
    {
        using var statement = Compile(sql, 0);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>Returns the first column of the first row as text; null when there are no rows.</summary>
    public string? Text(string sql)
    {
        using var statement = Compile(sql, 0);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = Compile(sql, raw.SQLITE_PREPARE_PERSISTENT);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Rolls back the current transaction, if any; never throws.</summary>
    public void Rollback()
    {
        foreach (var statement in statements) statement.Reset();
        if (InTransaction) _ = raw.sqlite3_exec(db, "ROLLBACK");
    }

    public SqliteFailure Failure(int code)
    {
        var extended = raw.sqlite3_extended_errcode(db);
        return new((extended & 0xFF) == (code & 0xFF) ? extended : code, raw.sqlite3_errmsg(db).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in statements) statement.Dispose();
        _ = raw.sqlite3_close_v2(db);
        db.Dispose();
    }

    private SqliteStatement Compile(string sql, uint flags)
    {
        Check(raw.sqlite3_prepare_v3(db, sql, flags, out var handle));
        return new(this, handle);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(code);
    }
}

