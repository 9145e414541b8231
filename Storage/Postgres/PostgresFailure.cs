using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

internal static class PostgresFailure
{
    public static EventLogException ToLogException(Exception error, string what)
        => error as EventLogException ?? new(Code(error), $"{what}: {error.Message}", error);

    private static string Code(Exception error) => (error as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.DiskFull => "disk_full",
        PostgresErrorCodes.ReadOnlySqlTransaction => "read_only",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "damaged",
        _ => "unavailable",
    };
}
