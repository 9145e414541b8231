using System.ComponentModel;
using System.Diagnostics;

namespace OrleansWarehouse.Api.Tests.Screens;

/// <summary>Runs the screens' own checks and tests.</summary>
public sealed class ScreenTests(Server server)
{
    private static readonly bool MustRun = Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public async Task The_screens_pass_their_own_checks_and_tests()
    {
        var (exitCode, output) = await NpmAsync("run", "check", "--silent");

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_screens_types_are_those_of_the_API()
    {
        var work = Directory.CreateTempSubdirectory("types-").FullName;
        try
        {
            var (described, typed) = (Path.Combine(work, "v1.json"), Path.Combine(work, "schema.ts"));
            await File.WriteAllTextAsync(described, (await server.As(null).OkAsync("GET", "~/openapi/v1.json")).Text, TestContext.Current.CancellationToken);

            var (exitCode, output) = await NpmAsync("exec", "--offline", "--", "openapi-typescript", described, "-o", typed);

            Assert.True(exitCode == 0, output);
            var known = await LinesAsync(Path.Combine(ClientApp, "src", "api", "schema.ts"));
            var served = await LinesAsync(typed);
            Assert.True(Enumerable.SequenceEqual(known, served), "src/api/schema.ts is older than the API: npm run api:types");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string ClientApp => Path.Combine(Repository(), "Api", "ClientApp");

    private static Task<string[]> LinesAsync(string path) => File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);

    private static async Task<(int ExitCode, string Output)> NpmAsync(params string[] arguments)
    {
        var folder = ClientApp;
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")) || MustRun, "the screens were not built: there is no npm");
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
