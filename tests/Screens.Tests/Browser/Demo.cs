using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

using Microsoft.Playwright;

using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>A demo, as whoever types <c>--demo</c> gets it, and people in front of it.</summary>
public sealed partial class Demo(OneBrowser browser) : IAsyncLifetime
{
    private const int MostSeconds = 180;

    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);
    private static readonly string Dll = Path.Combine(Own.Parent!.Parent!.FullName, "Api", Own.Name, "OrleansWarehouse.Api.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demo-tests-");
    private readonly Dictionary<string, Uri> links = [];
    private readonly TaskCompletionSource lives = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    internal LastLines Output { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        process = new()
        {
            StartInfo = new(dotnet, [Dll, "--demo", "--speed", "30", "--data", Path.Combine(folder.FullName, "data"), "--urls", $"http://127.0.0.1:{FreePort()}"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await lives.Task.WaitAsync(TimeSpan.FromSeconds(MostSeconds));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Somebody who opened the link of a role.</summary>
    internal async Task<(Person Person, IPage Page)> EnterAsync(string role, int width = 1440, int height = 900)
    {
        var person = await browser.StrangerAsync(links[role], width, height);
        return (person, await person.OpenAsync(links[role].PathAndQuery));
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        Output.Add(line);
        if (Link().Match(line) is { Success: true } link) links[link.Groups["role"].Value] = new(link.Groups["url"].Value);
        if (line.Contains("Ctrl+C", StringComparison.Ordinal)) lives.TrySetResult();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^  (?<role>\w+) +(?<url>http://\S+/demo/\S+)$")]
    private static partial Regex Link();
}
