using System.Diagnostics;

namespace OrleansWarehouse.Crash.Tests.Hosting;

/// <summary>The real server as a process of its own, over a data folder that outlives it.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string AdminKey = "an-operators-key-for-crashes";

    private const string Listening = "Now listening on: ";

    private static readonly string Dll = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Api", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "OrleansWarehouse.Api.dll"));

    private volatile TaskCompletionSource<Uri> address = New();
    private Process? process;

    public string Data { get; } = Directory.CreateTempSubdirectory("crash-tests-").FullName;

    public LastLines Output { get; } = new();

    /// <summary>Where it listens; while it is down, waits until it is up again.</summary>
    public Task<Uri> AddressAsync() => address.Task;

    public void Start()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Dll, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data,
        };
        start.Environment["WAREHOUSE_DATA"] = Data;
        start.Environment["WAREHOUSE_ADMIN_KEY"] = AdminKey;
        var (starting, started) = (address, new Process { StartInfo = start, EnableRaisingEvents = true });
        started.OutputDataReceived += (_, line) => Hear(line.Data, starting);
        started.ErrorDataReceived += (_, line) => Hear(line.Data, starting);
        started.Exited += (_, _) => Miss(started, starting);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        process = started;
        Output.Add($"--- process {started.Id} started");
    }

    /// <summary><c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (process is not { } victim) return;
        address = New();
        process = null;
        victim.Kill();
        await victim.WaitForExitAsync();
        Output.Add($"--- process {victim.Id} killed");
        victim.Dispose();
    }

    public void Dispose()
    {
        if (process is not { } last) return;
        process = null;
        last.Kill();
        last.WaitForExit();
        last.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> starting)
    {
        if (line is null) return;
        Output.Add(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) starting.TrySetResult(new(line[(at + Listening.Length)..].Trim()));
    }

    /// <summary>Nobody killed it and it is gone: whoever waits for it is told.</summary>
    private void Miss(Process gone, TaskCompletionSource<Uri> starting)
    {
        if (process != gone || address != starting) return;
        var told = New();
        told.SetException(new InvalidOperationException("The server ended by itself."));
        address = told;
        starting.TrySetException(told.Task.Exception!.InnerException!);
    }

    private static TaskCompletionSource<Uri> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
