using Npgsql;

namespace OrleansWarehouse.Tests.Postgres;

/// <summary>The PostgreSQL of all servers of this process: each has a schema of its own.</summary>
internal static class TestDatabase
{
    private static readonly PostgresServer Server = Open();

    public static async Task<string> NewSchemaAsync() =>
        new NpgsqlConnectionStringBuilder(await Server.NewSchemaAsync()) { MaxPoolSize = 8 }.ConnectionString;

    private static PostgresServer Open()
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait();
        return server;
    }
}
