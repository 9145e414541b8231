using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>An installed server program, with a separate folder, on a port of the loopback interface.</summary>
internal sealed class InstalledProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cluster-tests-");
    private readonly Process process;

    private InstalledProgram(string program, Func<int, string, string[]> arguments)
    {
        // Output is discarded: the program inherits these streams, and no reader would empty a pipe.
        process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments(Port, folder.FullName)]) { WorkingDirectory = folder.FullName })!;
    }

    public int Port { get; } = FreePorts.Take(1)[0];

    /// <summary>Starts Redis with persistence on disk, as in production.</summary>
    public static Task<InstalledProgram> RedisAsync() => StartAsync(
        Find("redis-server", "/usr/bin/redis-server", "/usr/local/bin/redis-server"),
        static (port, folder) => ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes"]);

    /// <summary>Starts the blob service of the Azure Storage emulator.</summary>
    public static Task<InstalledProgram> AzuriteAsync() => StartAsync(
        Find("azurite-blob", Path.Combine(Artifacts, "azurite", "node_modules", ".bin", "azurite-blob"), "/usr/local/bin/azurite-blob", "/usr/bin/azurite-blob"),
        static (port, folder) =>
        [
            "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", folder,
            "--skipApiVersionCheck", "--loose", "--silent", "--disableTelemetry",
        ]);

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Artifacts => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.FullName;

    /// <summary>Returns the program's path. If it is missing, the test is skipped, or fails with <c>CI=true</c>.</summary>
    private static string Find(string name, params string[] places)
    {
        if (Array.Find(places, File.Exists) is { } found) return found;
        var why = $"There is no {name} here; .ci/run installs it.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(why);
        Assert.Skip(why);
        return "";
    }

    private static async Task<InstalledProgram> StartAsync(string program, Func<int, string, string[]> arguments)
    {
        var started = new InstalledProgram(program, arguments);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && !started.process.HasExited; await Task.Delay(BetweenLooks))
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, started.Port);
                return started;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        started.Dispose();
        throw new InvalidOperationException($"{program} does not listen.");
    }
}
