using System.Diagnostics;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Runs the demo's server in a process of its own, so that it can really be killed, and restarts it whenever it ends.</summary>
internal sealed class DemoProcess(DemoCommand command, string linkSecret, string adminKey)
{
    private const int MaxQuickEnds = 3;

    /// <summary>The exit code of a process that was ended by SIGKILL.</summary>
    private const int KilledExit = 137;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public int Restarts { get; private set; }

    /// <summary>Keeps the server running until it is to stop; returns false when it ends too soon after its start too often.</summary>
    public async Task<bool> KeepRunningAsync(CancellationToken stop)
    {
        for (var quickEnds = 0; ;)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(StartInfo())!;
            try
            {
                await process.WaitForExitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                await EndAsync(process);
                return true;
            }

            if (stop.IsCancellationRequested) return true;
            quickEnds = process.ExitCode != KilledExit && Stopwatch.GetElapsedTime(start) < Quick ? quickEnds + 1 : 0;
            if (quickEnds >= MaxQuickEnds || (quickEnds > 0 && Restarts == 0)) return false;
            Restarts++;
        }
    }

    /// <summary>Closes the server's standard input, at which it stops gracefully; kills it when that takes too long.</summary>
    private static async Task EndAsync(Process process)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited) process.Kill();
    }

    /// <summary>Starts this program again as the server, over the demo's own folder whatever the environment says.</summary>
    private ProcessStartInfo StartInfo()
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] own = isHost ? [typeof(DemoProcess).Assembly.Location] : [];
        return new(program, [
            .. own, "--demo", "--Logging:LogLevel:Default=Warning", .. command.Rest, $"--WAREHOUSE_DATA={command.Folder}", "--Storage:Provider=Sqlite",
        ])
        {
            RedirectStandardInput = true,
            Environment = { [DemoLinks.Variable] = linkSecret, ["WAREHOUSE_ADMIN_KEY"] = adminKey },
        };
    }
}
