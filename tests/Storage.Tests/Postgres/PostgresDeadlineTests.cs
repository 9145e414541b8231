using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Tests.Views;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresDeadlineTests(PostgresServer server) : DeadlineContract
{
    private string schema = "";

    public override async ValueTask InitializeAsync() => schema = await server.NewSchemaAsync();

    [Fact]
    public async Task A_change_of_leader_keeps_what_is_set_aside_and_whoever_leads_retries_it()
    {
        var (first, second) = (new Scripted { Fails = { "sick" } }, new Scripted());
        var one = await StartAsync(first);
        await one.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Make.Noon.AddYears(-1))]));
        await UntilAsync(async () => (await one.SetAsides.ListAsync()).Count == 1);
        await using var two = await StartAsync(second);
        Assert.Equal(["Deadlines set aside: 1."], await two.Followers.FindTroubleAsync());

        // Requested on the server that does not lead.
        var id = Assert.Single(await two.SetAsides.ListAsync()).Row.Id;
        Assert.Equal(6, (await two.SetAsides.RetryAsync(id, Bound))!.Row.Tries);
        Assert.Equal(0, second.CallsOf("sick"));

        await one.DisposeAsync();
        Assert.Null(await two.SetAsides.RetryAsync(id, Bound));
        Assert.Equal("order:1", Assert.Single(second.Done).Stream);
    }

    protected override void Configure(StorageOptions options)
    {
        options.Provider = StorageProvider.Postgres;
        options.ConnectionString = schema;
    }
}

