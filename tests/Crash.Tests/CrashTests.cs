using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Tests.Hosting;
using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Crash.Tests;

/// <summary>The real server, killed at random moments while a warehouse is busy. <c>CRASH_SEED</c> and <c>CRASH_KILLS</c> set
/// the random seed and the number of kills.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly TimeSpan StartAndEnd = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PerKill = TimeSpan.FromSeconds(30);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int seed = Setting("CRASH_SEED") ?? Random.Shared.Next(1_000_000);
    private readonly int kills = Setting("CRASH_KILLS") ?? 10;

    [Fact]
    public async Task Killed_at_any_moment_the_server_keeps_its_word_sells_nothing_twice_and_finishes_what_it_began()
    {
        output.WriteLine($"CRASH_SEED={seed} CRASH_KILLS={kills}");
        using var server = new ServerProcess();
        var ledger = new Ledger();
        using var client = new Client(server, ledger);
        try
        {
            server.Start();
            await RunAsync(server, new(client, ledger), new(seed, 0)).WaitAsync(StartAndEnd + (kills * PerKill));
            Assert.Equal("", server.Output.Errors);
            Directory.Delete(server.Data, recursive: true);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"""
                 Seed {seed}, data in {server.Data}: {failure.Message}
                 The server's last words:
                 {server.Output}
                 """,
                failure);
        }
    }

    private async Task RunAsync(ServerProcess server, Floor floor, Dice dice)
    {
        await floor.SetUpAsync();
        var checks = new Checks(floor, dice);
        using var crew = new Crew(floor, seed);
        await crew.DuringAsync(async () =>
        {
            for (var killed = 0; killed < kills; Say($"killed {killed} times, {floor.Ledger.Writes.Count} writes answered"))
                killed += await CrashAsync(server, floor, dice, checks);
            await crew.CloseAsync();
            Say("no new work");
            await checks.AllIsDoneAsync();
            Say("all is done");
            await crew.GoHomeAsync();
        });
        await checks.HoldAsync(all: true);
        Say("all holds");
        Tell(floor);
    }

    /// <summary>Kills the server, checks what is left once it is up again, and returns how often it was killed.</summary>
    private static async Task<int> CrashAsync(ServerProcess server, Floor floor, Dice dice, Checks checks)
    {
        await dice.PauseAsync(500, 5_000);
        await server.KillAsync();
        server.Start();
        var isKilledAgain = dice.Percent(20);
        if (isKilledAgain)
        {
            await dice.PauseAsync(0, 3_000);
            await server.KillAsync();
            server.Start();
        }

        await server.AddressAsync();
        await checks.InvariantsHoldAsync();
        using (await floor.Gate.CloseAsync()) await checks.HoldAsync(all: false);
        return isKilledAgain ? 2 : 1;
    }

    private void Say(string what) => output.WriteLine($"{clock.Elapsed:mm\\:ss} {what}");

    private void Tell(Floor floor)
    {
        var (ledger, lost) = (floor.Ledger, floor.Client.Lost);
        foreach (var what in (string[])["placed", "cancelled", "received", "put away", "picked", "picked again", "packed", "shipped", "moved", "written off"])
        {
            Say($"{what}: {ledger.Count(what)}");
            Assert.True(ledger.Count(what) > kills / 2, $"Too little was {what} to prove anything.");
        }

        Say($"answered: {ledger.Writes.Count}, cut off: {lost}");
        Assert.True(lost > 0, "No request was cut off.");
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
