using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Tests.Views;
using OrleansWarehouse.Storage.Views;
using OrleansWarehouse.Tests.Postgres;

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

    [Fact]
    public async Task Of_two_servers_one_reacts_and_when_it_goes_the_other_goes_on()
    {
        var (first, second) = (new Counter(), new Counter());
        await using var one = await RunningStorage.StartAsync(Configure, s => s.AddSingleton<IReactor>(first));
        await one.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        Assert.True(await one.Reactions.CaughtUpAsync(TimeSpan.FromSeconds(10)));
        await using var two = await RunningStorage.StartAsync(Configure, s => s.AddSingleton<IReactor>(second));
        await two.Log.AppendAsync(Make.Append("order:1", 2, "c"));
        Assert.True(await two.Reactions.CaughtUpAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((3, 0), (first.Handled, second.Handled));

        await one.DisposeAsync();
        await two.Log.AppendAsync(Make.Append("order:1", 3, "d"));
        Assert.True(await two.Reactions.CaughtUpAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((3, 1), (first.Handled, second.Handled));
    }

    protected override void Configure(StorageOptions options)
    {
        options.Provider = StorageProvider.Postgres;
        options.ConnectionString = _schema;
    }

    private sealed class Counter : IReactor
    {
        private int _handled;

        public string Name => "counter";

        public int Handled => _handled;

        public bool Handles(StoredEvent stored) => true;

        public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _handled);
            return Task.CompletedTask;
        }
    }
}
