using Npgsql;

namespace OrleansWarehouse.Storage.Postgres;

internal static class PostgresSource
{
    private const int Prepared = 64;

    /// <summary>Creates a pool that prepares repeated statements, unless the connection string says otherwise.</summary>
    public static NpgsqlDataSource Create(StorageOptions options) => Create(options.ConnectionString);

    public static NpgsqlDataSource Create(string? text)
    {
        if (string.IsNullOrEmpty(text)) throw new ArgumentException("Storage:ConnectionString is missing.", nameof(text));
        var connection = new NpgsqlConnectionStringBuilder(text);
        if (!text.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) connection.MaxAutoPrepare = Prepared;
        return NpgsqlDataSource.Create(connection);
    }
}
