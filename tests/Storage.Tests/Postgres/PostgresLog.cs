using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Postgres;
using OrleansWarehouse.Storage.Tests.Log;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresLog : LogUnderTest
{
    private readonly TimeProvider time;
    private PostgresEventLog log;

    private PostgresLog(StorageOptions options, TimeProvider time, PostgresEventLog log)
    {
        (Options, this.time, this.log) = (options, time, log);
    }

    public override IEventLog Log => log;

    public static async Task<PostgresLog> OpenAsync(string connectionString, TimeProvider? time = null)
    {
        var options = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString };
        return new(options, time ?? TimeProvider.System, await PostgresEventLog.OpenAsync(options, time ?? TimeProvider.System));
    }

    public override async Task ReopenAsync()
    {
        await log.DisposeAsync();
        log = await PostgresEventLog.OpenAsync(Options, time);
    }

    public override ValueTask DisposeAsync() => log.DisposeAsync();
}

