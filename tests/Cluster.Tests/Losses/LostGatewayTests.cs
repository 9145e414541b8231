using System.Diagnostics;
using System.Net;

using Npgsql;

using OrleansWarehouse.Api.Tests;
using OrleansWarehouse.Cluster.Tests.Flows;
using OrleansWarehouse.Cluster.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Losses;

public sealed class LostGatewayTests
{
    /// <summary>Well below the half minute after which Orleans times a call out.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task What_was_under_way_in_a_silo_that_dies_is_answered_soon_and_the_client_goes_on_with_the_other()
    {
        await using var cluster = await RunningCluster.StartAsync();
        var merchant = await cluster.Api.MerchantAsync();
        await using var database = new NpgsqlConnection(cluster.Database);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var stuck = await database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(database, "LOCK TABLE events IN EXCLUSIVE MODE");

        var skus = Enumerable.Range(0, 16).Select(static _ => Names.New("k")).ToArray();
        var writes = skus.Select(sku => PutAsync(cluster.Api, merchant, sku)).ToList();
        await UntilBothSilosWaitAsync(database);
        var clock = Stopwatch.StartNew();
        var killed = cluster.Silos.KillAsync(1);
        var given = await (await Task.WhenAny(writes)).WaitAsync(TestContext.Current.CancellationToken);
        var took = clock.Elapsed;
        await stuck.RollbackAsync(TestContext.Current.CancellationToken);
        var answers = await Task.WhenAll(writes);
        await killed;

        // Nothing could be written yet: the call was failed.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, given.Status);
        Assert.InRange(took, TimeSpan.Zero, Soon);
        Assert.All(answers, static answer => Assert.True(answer.Status is HttpStatusCode.Created || IsToBeRepeated(answer), answer.Text));
        foreach (var sku in skus) await UntilPutAsync(cluster.Api, merchant, sku);
        Assert.Equal("shipped", (await Flow.DockToDoorAsync(cluster.Api)).GetProperty("status").GetString());
    }

    private static Task<Answer> PutAsync(Server api, string merchant, string sku) =>
        api.Operator.SendAsync("PUT", $"/merchants/{merchant}/skus/{sku}", """{"description":"A thing"}""");

    private static bool IsToBeRepeated(Answer answer) =>
        answer.Status is HttpStatusCode.ServiceUnavailable && answer.Headers.ContainsKey("Retry-After");

    private static async Task UntilPutAsync(Server api, string merchant, string sku)
    {
        using var patience = new CancellationTokenSource(Soon);
        while (await PutAsync(api, merchant, sku) is var answer && answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created))
        {
            Assert.True(IsToBeRepeated(answer), answer.Text);
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task UntilBothSilosWaitAsync(NpgsqlConnection database)
    {
        while (true)
        {
            await using var command = new NpgsqlCommand(
                "SELECT count(*) >= 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = current_setting('application_name')", database);
            if (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection database, string command)
    {
        await using var executed = new NpgsqlCommand(command, database);
        await executed.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
