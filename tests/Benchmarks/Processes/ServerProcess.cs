using System.Diagnostics;
using System.Globalization;

namespace OrleansWarehouse.Benchmarks.Processes;

/// <param name="Cpu">Processor time since the process started.</param>
internal readonly record struct ProcessUse(TimeSpan Cpu, long ResidentBytes);

/// <summary>The process behind a listening port of this machine, according to /proc. Without one, all figures are 0.</summary>
internal sealed class ServerProcess
{
    private const string Listening = "0A";
    private const int QuietWindows = 2;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuietCpu = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ServerProcess(int? id) => Id = id;

    public int? Id { get; }

    public static ServerProcess Behind(Uri url) => new(SocketOf(url.Port) is { } socket ? OwnerOf(socket) : null);

    public ProcessUse Read()
    {
        if (Id is not { } id) return default;
        try
        {
            using var process = Process.GetProcessById(id);
            return new ProcessUse(process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (ArgumentException)
        {
            return default;
        }
    }

    /// <summary>Waits until the process is nearly idle, so that its deferred work does not affect the next measurement.</summary>
    public async Task<TimeSpan> WaitUntilQuietAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var last = Read().Cpu;
        for (var quiet = 0; quiet < QuietWindows && clock.Elapsed < Patience;)
        {
            await Task.Delay(Window, cancellation);
            var now = Read().Cpu;
            quiet = now - last <= QuietCpu ? quiet + 1 : 0;
            last = now;
        }

        var waited = clock.Elapsed - (QuietWindows * Window);
        return waited > Window / 2 ? waited : TimeSpan.Zero;
    }

    /// <summary>Returns the inode of the listening socket.</summary>
    private static string? SocketOf(int port)
    {
        var end = $":{port.ToString("X4", CultureInfo.InvariantCulture)}";
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[3] == Listening)
            .FirstOrDefault(fields => fields[1].EndsWith(end, StringComparison.Ordinal))?[9];
    }

    private static int? OwnerOf(string socket)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                var open = Directory.EnumerateFiles($"{folder}/fd").Select(file => new FileInfo(file).LinkTarget);
                if (open.Contains($"socket:[{socket}]")) return id;
            }
            catch (Exception hidden) when (hidden is UnauthorizedAccessException or IOException)
            {
                // The process belongs to another user, or has just ended.
            }
        }

        return null;
    }
}
