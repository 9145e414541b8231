using Npgsql;

using OrleansWarehouse.Storage.Tests.Views;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresRowTableTests(PostgresServer server) : RowTableContract
{
    private protected override async Task<RowViews> OpenAsync()
    {
        var schema = await server.NewSchemaAsync();
        return new(() => new NpgsqlConnection(schema));
    }
}
