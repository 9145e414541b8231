using System.Diagnostics;

using Dapper;

using Npgsql;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Tests.Postgres.PostgresServer))]

namespace OrleansWarehouse.Tests.Postgres;

/// <summary>
/// A PostgreSQL to test against: the one that <c>WAREHOUSE_TEST_POSTGRES</c> names, or one that is started here when its
/// programs are installed. Without either, tests are skipped, and fail where <c>CI=true</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private string? server;
    private string? folder;
    private int schemas;

    /// <summary>A connection string to an empty schema of the test's own.</summary>
    public async Task<string> NewSchemaAsync()
    {
        await one.WaitAsync();
        try
        {
            server ??= Environment.GetEnvironmentVariable("WAREHOUSE_TEST_POSTGRES") is { Length: > 0 } given ? given : Start();
        }
        finally
        {
            one.Release();
        }

        var schema = $"test_{Guid.NewGuid():N}_{Interlocked.Increment(ref schemas)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"CREATE SCHEMA {schema}");
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
    }

    public ValueTask DisposeAsync()
    {
        one.Dispose();
        NpgsqlConnection.ClearAllPools();
        if (folder is null) return ValueTask.CompletedTask;
        Run(Program("pg_ctl")!, "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string? Program(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", name)).FirstOrDefault(File.Exists)
        : null;

    private string Start()
    {
        if (Program("pg_ctl") is not { } control || Program("initdb") is not { } init) return Missing();
        folder = Directory.CreateTempSubdirectory("wh-pg-").FullName;
        if (Environment.IsPrivilegedProcess) RunAs("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        Run(init, "-D", data, "-A", "trust", "-U", "postgres", "--no-sync");
        Run(control, "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200", "start");
        return $"Host={folder};Username=postgres;Database=postgres;Maximum Pool Size=20";
    }

    private static string Missing()
    {
        const string Why = "There is no PostgreSQL here: set WAREHOUSE_TEST_POSTGRES, or install the server's programs.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
        Assert.Skip(Why);
        return "";
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void Run(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess) RunAs("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else RunAs(program, arguments);
    }

    private static void RunAs(string program, params string[] arguments)
    {
        // Into nothing: the server inherits these, and a pipe would never end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}

