using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Sqlite;

namespace OrleansWarehouse.Storage.Tests.Log;

public sealed class SqliteLog : LogUnderTest
{
    private readonly TempFolder? _folder;
    private readonly TimeProvider _time;

    private SqliteEventLog _log;

    public SqliteLog(TimeProvider? time = null, string? folder = null, Action<StorageOptions>? configure = null)
    {
        if (folder is null) _folder = new();
        _time = time ?? TimeProvider.System;
        Options = new() { DataFolder = folder ?? _folder!.Path };
        configure?.Invoke(Options);
        _log = SqliteEventLog.Open(Options, _time);
    }

    public override IEventLog Log => _log;

    public override Task ReopenAsync()
    {
        _log.Dispose();
        _log = SqliteEventLog.Open(Options, _time);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _log.Dispose();
        _folder?.Dispose();
        return ValueTask.CompletedTask;
    }
}
