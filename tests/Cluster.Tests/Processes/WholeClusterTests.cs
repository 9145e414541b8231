using System.Diagnostics;

using OrleansWarehouse.Crash.Tests;
using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>A busy warehouse on two silos and two API hosts, of which one silo is killed and restarted.</summary>
[Collection(ManyProcesses.Name)]
public sealed class WholeClusterTests(ManyProcesses.Shared shared, ITestOutputHelper output)
{
    private const int Busy = 40;
    private const int FewGrains = 10;

    private static readonly string[] Subjects = [$"merchant:{Floor.MerchantName}", $"site:{Floor.SiteName}"];
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly int seed = Random.Shared.Next(1_000_000);

    [Fact]
    public async Task A_silo_that_is_killed_costs_no_answer_and_no_event_and_joins_again()
    {
        var cluster = await shared.ClusterAsync();
        try
        {
            await RunAsync(cluster).WaitAsync(AtMost);
        }
        catch (Exception failure)
        {
            var words = cluster.Silos.Concat(cluster.Hosts).Select(server => $"{server.Output}{Environment.NewLine}{Environment.NewLine}");
            throw new InvalidOperationException($"Seed {seed}: {failure.Message}{Environment.NewLine}{string.Concat(words)}", failure);
        }
    }

    private async Task RunAsync(ClusterUnderTest cluster)
    {
        var ledger = new Ledger();
        using var client = new Client(cluster, ledger);
        var floor = new Floor(client, ledger);
        await floor.SetUpAsync();
        var feeds = await Task.WhenAll(Subjects.Select(subject => Feed.FollowAsync(cluster.Hosts[^1], subject)));
        var checks = new Checks(floor, new(seed, 0));
        using var crew = new Crew(floor, seed);
        await crew.DuringAsync(async () =>
        {
            await KillAndJoinAsync(cluster, floor);
            await crew.CloseAsync();
            Say("no new work");
            await checks.AllIsDoneAsync();
            await crew.GoHomeAsync();
        });
        await checks.HoldAsync(all: true);
        Say("all holds");
        foreach (var (feed, subject) in feeds.Zip(Subjects)) await ToldAllOnceAsync(feed, await new Evidence(cluster).EventsAsync(subject));
        foreach (var feed in feeds) await feed.DisposeAsync();
    }

    private async Task KillAndJoinAsync(ClusterUnderTest cluster, Floor floor)
    {
        var evidence = new Evidence(cluster);
        await PlacedAsync(floor, Busy);
        Assert.Equal(2, (await evidence.ActiveMembersAsync()).Length);
        Assert.NotEmpty(await evidence.BlobsAsync("pubsub"));
        await Eventually.CleanAsync(Patience, () => GrainsOnBothAsync(floor));
        await cluster.Silos[0].KillAsync();
        Say($"killed a silo, {floor.Ledger.Writes.Count} writes answered");
        await PlacedAsync(floor, Busy);
        Assert.Single(await evidence.ActiveMembersAsync());
        cluster.Silos[0].Start();
        await cluster.ReadyAsync(cluster.Silos[0]);
        Say($"it is back, {floor.Ledger.Writes.Count} writes answered");
        await PlacedAsync(floor, Busy);
        Assert.Equal(2, (await evidence.ActiveMembersAsync()).Length);
        await Eventually.CleanAsync(Patience, () => GrainsOnBothAsync(floor));
    }

    /// <summary>Waits until a number of further orders was answered.</summary>
    private static Task PlacedAsync(Floor floor, int more)
    {
        var before = floor.Ledger.Count("placed");
        return Eventually.CleanAsync(Patience, () => Task.FromResult<IReadOnlyCollection<string>>(
            floor.Ledger.Count("placed") >= before + more ? [] : [$"Only {floor.Ledger.Count("placed") - before} orders were placed."]));
    }

    private static async Task<IReadOnlyCollection<string>> GrainsOnBothAsync(Floor floor)
    {
        var silos = (await floor.Client.GetAsync("/ops/grains")).Items("silos");
        return silos.Length == 2 && silos.All(silo => silo.Number("activations") > FewGrains)
            ? []
            : [$"Grains are not on two silos: {string.Join(' ', silos)}"];
    }

    private static async Task ToldAllOnceAsync(Feed feed, long[] events)
    {
        var expected = events.Where(position => position > feed.From).ToArray();
        Assert.True(expected.Length > Busy, "Too little happened to prove anything.");
        await Eventually.CleanAsync(Patience, () => Task.FromResult<IReadOnlyCollection<string>>(
            feed.Told.Length >= expected.Length ? [] : [$"{feed.Told.Length} of {expected.Length} events were told."]));
        Assert.Equal(expected, feed.Told);
        Assert.Equal(0, feed.Resets);
    }

    private void Say(string what) => output.WriteLine($"{clock.Elapsed:mm\\:ss} {what}");
}
