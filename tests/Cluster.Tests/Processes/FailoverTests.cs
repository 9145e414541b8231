using System.Diagnostics;
using System.Globalization;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Measures how long users wait when a silo dies. <c>CLUSTER_KILLS</c> sets how often one is killed.</summary>
[Collection(ManyProcesses.Name)]
public sealed class FailoverTests(ManyProcesses.Shared shared, ITestOutputHelper output)
{
    private const int Skus = 32;
    private const int Supply = 100_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(12);

    /// <summary>Far above the values on a quiet machine, but below those from when only probes detected that a silo had ended.</summary>
    private static readonly Outage Bounds = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(7), 0);

    private readonly int kills = int.Parse(Environment.GetEnvironmentVariable("CLUSTER_KILLS") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task When_a_silo_is_killed_others_go_on_at_once_and_its_grains_are_back_in_seconds()
    {
        var cluster = await shared.ClusterAsync();
        using var client = new Client(cluster, new Ledger());
        var skus = await SetUpAsync(client);
        await using var buyers = new ImpatientBuyers(cluster, skus);
        await Task.Delay(WarmUp);
        var outages = new List<Outage>();
        for (var kill = 0; kill < kills; kill++)
        {
            outages.Add(await KillAsync(cluster, buyers, kill % 2));
            output.WriteLine(outages[^1].ToString());
            await AssertCleanAsync(cluster, client);
        }

        output.WriteLine($"median: {Outage.Of(outages, static times => times.Order().ElementAt(times.Count() / 2))}");
        var worst = Outage.Of(outages, static times => times.Max());
        output.WriteLine($"worst:  {worst}");
        Assert.True(worst.Silence < Bounds.Silence && worst.LastSku < Bounds.LastSku && worst.LongestWait < Bounds.LongestWait, worst.ToString());
    }

    /// <summary>Checks the invariants under load; on failure shows the servers' output.</summary>
    private static async Task AssertCleanAsync(ClusterUnderTest cluster, Client client)
    {
        try
        {
            var report = await client.GetAsync("/ops/invariants");
            Assert.True(report.GetProperty("clean").GetBoolean(), report.ToString());
        }
        catch (TimeoutException silent)
        {
            throw new TimeoutException(cluster.Output(), silent);
        }
    }

    private static async Task<Outage> KillAsync(ClusterUnderTest cluster, ImpatientBuyers buyers, int victim)
    {
        await Task.Delay(Before);
        var killed = Stopwatch.GetTimestamp();
        await cluster.Silos[victim].KillAsync();
        await Task.Delay(After);
        var outage = buyers.Since(killed);
        cluster.Silos[victim].Start();
        await cluster.ReadyAsync(cluster.Silos[victim]);
        await Task.Delay(WarmUp);
        return outage;
    }

    private static async Task<string[]> SetUpAsync(Client client)
    {
        await client.PutAsync(ImpatientBuyers.Merchant, new { name = "Many", currency = "EUR" });
        await client.PutAsync($"{ImpatientBuyers.Merchant}/channels/web", new { name = "Web", kind = "store" });
        await client.PutAsync("/sites/lyon", new { name = "Lyon", kind = "warehouse", country = "FR" });
        await client.PostAsync("/sites/lyon/locations:batch", new[] { new { code = "A-01", zone = "A", kind = "pick", aisle = "A", bay = "1", level = "1", x = 1_000, y = 1_000, z = 0 } });
        string[] skus = [.. Enumerable.Range(1, Skus).Select(number => $"MANY-{number}")];
        foreach (var sku in skus)
        {
            await client.PutAsync($"{ImpatientBuyers.Merchant}/skus/{sku}", new { description = "One of many" });
            await client.PostAsync("/sites/lyon/adjustments", new { merchant = "many", sku, location = "A-01", quantity = Supply, reason = "found" });
        }

        return skus;
    }
}
