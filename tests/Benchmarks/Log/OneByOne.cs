using System.Diagnostics;

using Microsoft.Data.Sqlite;

namespace OrleansWarehouse.Benchmarks.Log;

/// <summary>The rate of SQLite alone: one table, one row, one transaction, one fsync per event.</summary>
internal static class OneByOne
{
    public static Measured Run(string folder, double seconds)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "one.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, data BLOB)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO events (data) VALUES (@data)";
        command.Parameters.AddWithValue("@data", LogRun.NewEvent().Data.ToArray());
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed.TotalSeconds < seconds; count++) command.ExecuteNonQuery();
        return new(count, clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - cpu, null);
    }
}
