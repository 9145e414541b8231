using Dapper;

using Microsoft.Extensions.DependencyInjection;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Tests.Views;
using OrleansWarehouse.Storage.Views;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

public sealed class PostgresViewTests(PostgresServer server) : ViewContract
{
    private string schema = "";

    public override async ValueTask InitializeAsync() => schema = await server.NewSchemaAsync();

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
        Assert.True(await one.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        await using var two = await RunningStorage.StartAsync(Configure, s => s.AddSingleton<IReactor>(second));
        await two.Log.AppendAsync(Make.Append("order:1", 2, "c"));
        Assert.True(await two.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((3, 0), (first.Handled, second.Handled));

        await one.DisposeAsync();
        await two.Log.AppendAsync(Make.Append("order:1", 3, "d"));
        Assert.True(await two.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((3, 1), (first.Handled, second.Handled));
    }

    [Fact]
    public async Task What_a_leader_that_died_commits_at_the_last_moment_is_not_done_again_and_stops_nobody()
    {
        await using var storage = await StartAsync([new EventList()]);
        await storage.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        Assert.Equal(1, await storage.CountAsync("event_list"));
        await using (var dead = new NpgsqlConnection(schema))
        {
            await dead.OpenAsync();
            await using var last = await dead.BeginTransactionAsync();
            await dead.ExecuteAsync("UPDATE projection_checkpoints SET position = 2 WHERE name = 'event_list'", transaction: last);
            await dead.ExecuteAsync("INSERT INTO event_list (position, type) VALUES (2, 'b')", transaction: last);
            await storage.Log.AppendAsync(Make.Append("order:1", 1, "b"));
            // The leader reaches the checkpoint meanwhile, and finds its row locked.
            await Task.Delay(300);
            await last.CommitAsync();
        }

        Assert.Equal(2, await storage.CountAsync("event_list"));
        await storage.Log.AppendAsync(Make.Append("order:1", 2, "c"));
        Assert.Equal(3, await storage.CountAsync("event_list"));
    }

    [Fact]
    public async Task A_reactors_checkpoint_that_a_leader_that_died_moved_is_moved_on()
    {
        var (first, second) = (new Counter(), new Counter());
        await using var one = await RunningStorage.StartAsync(Configure, s => s.AddSingleton<IReactor>(first));
        await one.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        Assert.True(await one.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        await using var two = await RunningStorage.StartAsync(Configure, s => s.AddSingleton<IReactor>(second));
        Assert.True(await two.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        await using (var dead = new NpgsqlConnection(schema))
            Assert.Equal(1, await dead.ExecuteAsync("UPDATE checkpoints SET position = 0 WHERE name = 'counter'"));

        await one.Log.AppendAsync(Make.Append("order:1", 1, "b"));
        Assert.True(await two.Reactions.WaitForAllAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((2, 0), (first.Handled, second.Handled));
    }

    protected override void Configure(StorageOptions options)
    {
        options.Provider = StorageProvider.Postgres;
        options.ConnectionString = schema;
    }

    private sealed class Counter : IReactor
    {
        private int handled;

        public string Name => "counter";

        public int Handled => handled;

        public bool Handles(StoredEvent stored) => true;

        public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref handled);
            return Task.CompletedTask;
        }
    }
}

