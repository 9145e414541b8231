using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Sqlite;

namespace OrleansWarehouse.Storage.Tests.Log;

public sealed class SqliteLog : LogUnderTest
{
    private readonly TempFolder? folder;
    private readonly TimeProvider time;

    private SqliteEventLog log;

    public SqliteLog(TimeProvider? time = null, string? folder = null, Action<StorageOptions>? configure = null)
    {
        if (folder is null) this.folder = new();
        this.time = time ?? TimeProvider.System;
        Options = new() { DataFolder = folder ?? this.folder!.Path };
        configure?.Invoke(Options);
        log = SqliteEventLog.Open(Options, this.time);
    }

    public override IEventLog Log => log;

    public override Task ReopenAsync()
    {
        log.Dispose();
        log = SqliteEventLog.Open(Options, time);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        log.Dispose();
        folder?.Dispose();
        return ValueTask.CompletedTask;
    }
}

