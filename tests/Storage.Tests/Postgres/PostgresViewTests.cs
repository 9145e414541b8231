using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Tests.Views;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresViewTests(PostgresServer server) : ViewContract
{
    private string _schema = "";

    public override async ValueTask InitializeAsync() => _schema = await server.NewSchemaAsync();

    [Fact]
    public async Task Of_two_servers_one_fills_the_read_models_and_both_read_what_either_wrote()
    {
        var (first, second) = (new EventList(), new EventList());
        var one = await StartAsync([first]);
        await one.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        Assert.Equal(1, await one.CountAsync("event_list"));
        var two = await StartAsync([second]);
        await two.Log.AppendAsync(Make.Append("order:2", 0, "b"));

        Assert.Equal(2, await two.CountAsync("event_list"));
        Assert.Equal(2, await one.CountAsync("event_list"));
        Assert.Equal((2, 0), (first.Applied, second.Applied));

        await one.DisposeAsync();
        await two.Log.AppendAsync(Make.Append("order:2", 1, "c"));
        Assert.Equal(3, await two.CountAsync("event_list"));
        Assert.Equal(1, second.Applied);
    }

    protected override void Configure(StorageOptions options)
    {
        options.Provider = StorageProvider.Postgres;
        options.ConnectionString = _schema;
    }
}
