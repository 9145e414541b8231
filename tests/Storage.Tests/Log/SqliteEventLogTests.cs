namespace OrleansWarehouse.Storage.Tests.Log;

public sealed class SqliteEventLogTests : EventLogContract
{
    protected override Task<LogUnderTest> OpenAsync() => Task.FromResult<LogUnderTest>(new SqliteLog(Time));
}

/// <summary>The same with hardly any cache: everything is read from disk.</summary>
public sealed class SqliteEventLogWithoutMemoryTests : EventLogContract
{
    protected override Task<LogUnderTest> OpenAsync() => Task.FromResult<LogUnderTest>(new SqliteLog(Time, configure: options =>
    {
        options.TailEvents = 1;
        options.CachedHeads = 2;
        options.MaxBatch = 3;
    }));
}
