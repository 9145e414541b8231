using Npgsql;

namespace OrleansWarehouse.Storage.Postgres;

internal static class PostgresSource
{
    private const int Prepared = 64;

    /// <summary>A pool in which statements are prepared once they repeat, unless the connection string says otherwise.</summary>
    public static NpgsqlDataSource Create(StorageOptions options)
    {
        if (string.IsNullOrEmpty(options.ConnectionString))
            throw new ArgumentException("Storage:ConnectionString is missing.", nameof(options));
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (!options.ConnectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) connection.MaxAutoPrepare = Prepared;
        return NpgsqlDataSource.Create(connection);
    }
}
