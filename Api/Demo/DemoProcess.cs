using System.Diagnostics;

namespace OrleansWarehouse.Api.Demo;

/// <summary>The server of a demo, in a process of its own, so that it can really be killed; started again whenever it dies.</summary>
internal sealed class DemoProcess(DemoCommand command, string linkSecret, string adminKey)
{
    private const int MaxQuickEnds = 3;

    /// <summary>What is said of a process that was ended by SIGKILL.</summary>
    private const int KilledExit = 137;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public int Restarts { get; private set; }

    /// <summary>Keeps it running until it is to stop, or will not stay: then gives false.</summary>
    public async Task<bool> KeepAsync(CancellationToken stop)
    {
        for (var quickEnds = 0; ;)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(Description())!;
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

    /// <summary>Lets the leash go: it stops as it should.</summary>
    private static async Task EndAsync(Process process)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited) process.Kill();
    }

    /// <summary>This program again, as the server, over the demo's own folder whatever the surroundings say.</summary>
    private ProcessStartInfo Description()
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
