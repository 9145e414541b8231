using System.Diagnostics;

namespace OrleansWarehouse.Api.Tests.Ops;

/// <summary>A server that cannot start prints the reason as a sentence.</summary>
public sealed class StartCheckTests
{
    [Fact]
    public async Task A_setting_out_of_range_is_named()
    {
        var (exitCode, said) = await StartAsync("--Storage:MaxBatch=0");

        Assert.Equal(1, exitCode);
        Assert.Contains("MaxBatch", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_another_server_has_open_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("start-").FullName;
        try
        {
            await using var held = new FileStream(Path.Combine(folder, "server.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

            var (exitCode, said) = await StartAsync("--data", folder, "--Storage:Provider=Sqlite");

            Assert.Equal(1, exitCode);
            Assert.Contains(folder, said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Said)> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
