using OrleansWarehouse.Storage.Log;

using SQLitePCL;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>An error of SQLite with its extended code, mapped to the error codes of the log.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception($"{message} (SQLite error {code})")
{
    public int ExtendedCode { get; } = code;

    public int PrimaryCode => ExtendedCode & 0xFF;

    public EventLogException ToLogException(string what) => new(Code(ExtendedCode), $"{what}: {Message}", this);

    /// <summary>Returns the code of <see cref="EventLogException"/> for a SQLite error.</summary>
    public static string Code(int extended) => extended switch
    {
        raw.SQLITE_IOERR_SHMSIZE => "disk_full",
        _ => (extended & 0xFF) switch
        {
            raw.SQLITE_FULL => "disk_full",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "read_only",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "damaged",
            _ => "unavailable",
        },
    };
}
