using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresEventLogTests(PostgresServer server) : EventLogContract
{
    protected override async Task<LogUnderTest> OpenAsync() => await PostgresLog.OpenAsync(await server.NewSchemaAsync(), Time);
}
