using System.ComponentModel;
using System.Diagnostics;

namespace OrleansWarehouse.Api.Tests.Screens;

/// <summary>The screens' own checks and tests, as part of ours.</summary>
public sealed class ScreenTests
{
    private static readonly bool MustRun = Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public async Task The_screens_pass_their_own_checks_and_tests()
    {
        var folder = Path.Combine(Repository(), "Api", "ClientApp");
        var isInstalled = Directory.Exists(Path.Combine(folder, "node_modules"));
        Assert.SkipUnless(isInstalled || MustRun, "the screens were not built: there is no npm");

        var (exitCode, output) = await RunAsync(folder, "run", "check", "--silent");

        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (Win32Exception) when (!MustRun)
        {
            Assert.Skip("there is no npm");
            throw;
        }
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansWarehouse.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
