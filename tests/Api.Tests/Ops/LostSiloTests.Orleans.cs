using System.Diagnostics;
using System.Net;

using Npgsql;

namespace OrleansWarehouse.Api.Tests.Ops;

public sealed class LostSiloTests
{
    /// <summary>Well below the half minute after which Orleans gives up a call.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task What_was_under_way_in_a_silo_that_dies_is_answered_soon()
    {
        await using var server = new Server(null);
        var merchant = await server.MerchantAsync();
        await using var database = new NpgsqlConnection(server.Database);
        await database.OpenAsync();
        var stuck = await database.BeginTransactionAsync();
        await ExecuteAsync(database, "LOCK TABLE events IN EXCLUSIVE MODE");

        var writes = Enumerable.Range(0, 16)
            .Select(_ => server.Operator.SendAsync("PUT", $"/merchants/{merchant}/skus/{Names.New("k")}", """{"description":"A thing"}"""))
            .ToList();
        await UntilAsync(database, "SELECT count(*) >= 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        var clock = Stopwatch.StartNew();
        var killed = server.KillSiloAsync(1);
        var given = await (await Task.WhenAny(writes)).WaitAsync(TestContext.Current.CancellationToken);
        var took = clock.Elapsed;
        await stuck.RollbackAsync();
        var answers = await Task.WhenAll(writes);
        await killed;

        // Nothing could be written yet: it was given up.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, given.Status);
        Assert.InRange(took, TimeSpan.Zero, Soon);
        Assert.All(answers, static answer => Assert.True(
            answer.Status is HttpStatusCode.Created || answer.Status is HttpStatusCode.ServiceUnavailable && answer.Headers.ContainsKey("Retry-After"),
            answer.Text));
    }

    private static async Task UntilAsync(NpgsqlConnection database, string question)
    {
        while (true)
        {
            await using var command = new NpgsqlCommand(question, database);
            if (await command.ExecuteScalarAsync() is true) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection database, string command)
    {
        await using var executed = new NpgsqlCommand(command, database);
        await executed.ExecuteNonQueryAsync();
    }
}
