using System.Diagnostics;

namespace OrleansWarehouse.Tests.Hosting;

/// <summary>One of the real programs as a process of its own, over a data folder and at an address that outlive it.</summary>
/// <param name="program">The name of its project.</param>
/// <param name="settings">As they are named in the environment.</param>
internal sealed class ServerProcess(string program = "Api", IReadOnlyDictionary<string, string>? settings = null) : IServer, IDisposable
{
    public const string AdminKey = "an-operators-key-for-tests";

    private const string Listening = "Now listening on: ";

    /// <summary>Built beside the tests: <c>bin/Crash.Tests/debug</c> and <c>bin/Api/debug</c>.</summary>
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    private readonly string dll = Path.Combine(Own.Parent!.Parent!.FullName, program, Own.Name, $"OrleansWarehouse.{program}.dll");

    private volatile TaskCompletionSource<Uri> address = New();
    private volatile Process? process;
    private int port;

    public string Data { get; } = Directory.CreateTempSubdirectory("server-tests-").FullName;

    public LastLines Output { get; } = new();

    public Task<Uri> AddressAsync() => address.Task;

    public void Start()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [dll, "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data,
        };
        // It lives for seconds: what is measured of its code, to compile it better, would never pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["WAREHOUSE_DATA"] = Data;
        start.Environment["WAREHOUSE_ADMIN_KEY"] = AdminKey;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var started = new Process { StartInfo = start, EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => Hear(started, line.Data);
        started.ErrorDataReceived += (_, line) => Hear(started, line.Data);
        started.Exited += (_, _) => Miss(started);
        process = started;
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        Output.Add($"--- process {started.Id} started");
    }

    /// <summary><c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (process is not { } victim) return;
        process = null;
        if (address.Task.IsCompleted) address = New();
        victim.Kill();
        await victim.WaitForExitAsync();
        Output.Add($"--- process {victim.Id} killed");
        victim.Dispose();
    }

    /// <summary><c>kill -STOP</c>: it stands still, and knows nothing of it.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary><c>kill -CONT</c>.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    public void Dispose()
    {
        if (process is not { } last) return;
        process = null;
        last.Kill();
        last.WaitForExit();
        last.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Hear(Process speaker, string? line)
    {
        if (line is null) return;
        Output.Add(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at < 0 || process != speaker) return;
        var heard = new Uri(line[(at + Listening.Length)..].Trim());
        port = heard.Port;
        address.TrySetResult(heard);
    }

    /// <summary>Nobody killed it and it is gone: whoever waits for it is told.</summary>
    private void Miss(Process gone)
    {
        if (process != gone) return;
        var ended = new InvalidOperationException("The server ended by itself.");
        if (address.TrySetException(ended)) return;
        address = New();
        address.SetException(ended);
    }

    private static TaskCompletionSource<Uri> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
