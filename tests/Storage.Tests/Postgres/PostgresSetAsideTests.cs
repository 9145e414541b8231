using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Tests.Views;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresSetAsideTests(PostgresServer server) : SetAsideContract
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private string schema = "";

    public override async ValueTask InitializeAsync() => schema = await server.NewSchemaAsync();

    [Fact]
    public async Task A_change_of_leader_keeps_what_is_set_aside_and_whoever_leads_retries_it()
    {
        var (first, second) = (new Scripted { Fails = { "sick" } }, new Scripted());
        var one = await StartAsync(first);
        await one.Log.AppendAsync(Make.Append("sick", 0, "a", "b"));
        Assert.True(await one.Reactions.WaitForAllAsync(Bound));
        await using var two = await StartAsync(second);
        Assert.Equal("sick", Assert.Single(await two.SetAsides.ListAsync()).Row.Stream);

        // Requested on the server that does not lead.
        var id = Assert.Single(await two.SetAsides.ListAsync()).Row.Id;
        Assert.Equal(6, (await two.SetAsides.RetryAsync(id, Bound))!.Row.Tries);

        await one.DisposeAsync();
        await two.Log.AppendAsync(Make.Append("sick", 2, "c"));
        Assert.True(await two.Reactions.WaitForAllAsync(Bound));
        Assert.Empty(second.DoneOf("sick"));
        Assert.Null(await two.SetAsides.RetryAsync(id, Bound));
        Assert.Equal(["a", "b", "c"], second.DoneOf("sick"));
    }

    [Fact]
    public async Task Who_does_not_lead_waits_for_what_it_set_going_too()
    {
        var release = new TaskCompletionSource();
        var reactor = new Scripted { Before = stored => stored.Stream == "slow" ? release.Task : Task.CompletedTask };
        await using var leader = await StartAsync(reactor);
        await leader.Log.AppendAsync(Make.Append("any", 0, "a"));
        Assert.True(await leader.Reactions.WaitForAllAsync(Bound));
        await using var other = await StartAsync(new Scripted());
        await other.Log.AppendAsync(new("slow", 0, [Make.Event("a") with { Cause = 1 }]));
        await other.Log.AppendAsync(new("quick", 0, [Make.Event("a") with { Cause = 2 }]));

        Assert.True(await other.Reactions.WaitForCauseAsync(2, Bound));
        Assert.Equal(["a"], reactor.DoneOf("quick"));
        Assert.False(await other.Reactions.WaitForCauseAsync(1, TimeSpan.FromMilliseconds(300)));
        release.SetResult();
        Assert.True(await other.Reactions.WaitForCauseAsync(1, Bound));
    }

    protected override void Configure(StorageOptions options)
    {
        options.Provider = StorageProvider.Postgres;
        options.ConnectionString = schema;
    }
}

