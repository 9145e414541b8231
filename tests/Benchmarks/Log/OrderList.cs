using System.Data.Common;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Benchmarks.Log;

/// <summary>A typical read model: one row per stream, written once per batch.</summary>
internal sealed class OrderList : IProjection
{
    public string Name => "bench_orders";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["bench_orders"];

    public string Schema => "CREATE TABLE IF NOT EXISTS bench_orders (stream TEXT PRIMARY KEY, version BIGINT NOT NULL, at BIGINT NOT NULL)";

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var last = new Dictionary<string, StoredEvent>();
        foreach (var stored in events) last[stored.Stream] = stored;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO bench_orders (stream, version, at) VALUES (@stream, @version, @at)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, at = excluded.at
            """;
        var (stream, version, at) = (Add(command, "@stream"), Add(command, "@version"), Add(command, "@at"));
        foreach (var stored in last.Values)
        {
            (stream.Value, version.Value, at.Value) = (stored.Stream, stored.Version, stored.At.UtcTicks);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
