using System.Globalization;
using System.Net;
using System.Net.Sockets;

using OrleansWarehouse.Benchmarks.Processes;

namespace OrleansWarehouse.Benchmarks.Postgres;

/// <summary>
/// A separate PostgreSQL on loopback, with Debian's defaults (except for more than 100 connections), in a temporary
/// folder. PostgreSQL refuses to run as root, so in that case it runs as Debian's user <c>postgres</c>.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string User = "warehouse";
    private const string SystemUser = "postgres";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"warehouse-postgres-{Environment.ProcessId}");
    private readonly int port = FreePort();

    private PostgresServer()
    {
    }

    private string Data => Path.Combine(folder, "data");

    /// <exception cref="UsageException">PostgreSQL is not installed.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Programs))
            throw new UsageException($"PostgreSQL is not installed ({Programs}): apt-get install postgresql-15.");
        var server = new PostgresServer();
        try
        {
            Directory.CreateDirectory(server.folder);
            if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", [SystemUser, server.folder], cancellation);
            await server.RunAsync("initdb", ["-D", server.Data, "-U", User, "-A", "trust"], cancellation);
            var settings = $"-c listen_addresses=127.0.0.1 -c port={server.port} -c unix_socket_directories={server.folder} "
                + "-c max_connections=300";
            string[] start = ["-D", server.Data, "-w", "-s", "-l", $"{server.folder}/log", "-o", settings, "start"];
            await server.RunAsync("pg_ctl", start, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public Task SqlAsync(string sql, CancellationToken cancellation) =>
        RunAsync("psql", [.. Address, "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, "-d", "postgres"], cancellation);

    /// <summary>Runs a script with pgbench for some time; returns transactions per second.</summary>
    public async Task<double> BenchAsync(string script, int clients, TimeSpan length, CancellationToken cancellation)
    {
        const string before = "tps = ";
        var file = Path.Combine(folder, "script.sql");
        await File.WriteAllTextAsync(file, script, cancellation);
        var seconds = ((int)Math.Max(1, length.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var count = clients.ToString(CultureInfo.InvariantCulture);
        var output = await RunAsync(
            "pgbench",
            [.. Address, "-n", "-M", "prepared", "-c", count, "-j", clients == 1 ? "1" : "2", "-T", seconds, "-f", file, "postgres"],
            cancellation);
        var line = output.Split('\n').Single(line => line.StartsWith(before, StringComparison.Ordinal));
        return double.Parse(line[before.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await RunAsync("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "-s", "stop"], CancellationToken.None);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private string[] Address => ["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", User];

    private Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        var path = Path.Combine(Programs, program);
        return Environment.IsPrivilegedProcess
            ? Tool.RunAsync("runuser", ["-u", SystemUser, "--", path, .. arguments], cancellation)
            : Tool.RunAsync(path, arguments, cancellation);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

