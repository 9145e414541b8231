using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>The tests of the read models, for every database.</summary>
public abstract class ViewContract : IAsyncLifetime
{
    private readonly List<RunningStorage> started = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var running in started) await running.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_one_has_just_written_one_reads()
    {
        var storage = await StartAsync([new EventList()]);
        for (var i = 0; i < 50; i++)
        {
            await storage.Log.AppendAsync(Make.Append("order:1", i, "a"));
            Assert.Equal(i + 1, await storage.CountAsync("event_list"));
        }
    }

    [Fact]
    public async Task Who_asks_as_of_a_moment_waits_for_nothing_that_came_later()
    {
        var list = new EventList();
        var storage = await StartAsync([list], wait: TimeSpan.FromMilliseconds(500));
        await storage.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        Assert.Equal(1, await storage.CountAsync("event_list"));
        list.FailuresLeft = int.MaxValue;
        var then = await storage.Log.ReadHeadPositionAsync();
        await storage.Log.AppendAsync(Make.Append("order:1", 1, "b"));

        await Assert.ThrowsAsync<ViewLagException>(() => storage.CountAsync("event_list"));
        Assert.Equal(1, await storage.CountAsync("event_list", then));
    }

    [Fact]
    public async Task After_a_restart_a_projection_goes_on_where_it_was()
    {
        var first = await StartAsync([new EventList()]);
        await first.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        Assert.Equal(2, await first.CountAsync("event_list"));
        await first.DisposeAsync();

        var list = new EventList();
        var second = await StartAsync([list]);
        await second.Log.AppendAsync(Make.Append("order:1", 2, "c"));
        Assert.Equal(3, await second.CountAsync("event_list"));
        Assert.Equal(1, list.Applied);
    }

    [Fact]
    public async Task A_projection_of_another_version_is_filled_anew()
    {
        var first = await StartAsync([new EventList()]);
        await first.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        Assert.Equal(2, await first.CountAsync("event_list"));
        await first.DisposeAsync();

        var list = new EventList(version: 2);
        var second = await StartAsync([list]);
        Assert.Equal(2, await second.CountAsync("event_list"));
        Assert.Equal(2, list.Applied);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_models_are_rebuilt_on_demand_with_and_without_a_running_server(bool started)
    {
        var list = new EventList();
        var storage = await StartAsync([list], started);
        await storage.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        if (started) Assert.Equal(2, await storage.CountAsync("event_list"));

        await storage.Views.RebuildAsync();

        Assert.Equal(2, await storage.CountAsync("event_list"));
        Assert.Equal(started ? 4 : 2, list.Applied);
    }

    [Fact]
    public async Task A_projection_that_throws_is_tried_again_and_neither_skips_nor_holds_up_others()
    {
        var (sick, well) = (new EventList(name: "sick") { FailuresLeft = 3 }, new EventList(name: "well"));
        var storage = await StartAsync([sick, well]);
        await storage.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));

        Assert.Equal(2, await storage.CountAsync("sick"));
        Assert.Equal((2, 2), (sick.Applied, well.Applied));
        Assert.Equal(2, await storage.CountAsync("well"));
    }

    [Fact]
    public async Task Waiting_for_a_projection_that_does_not_come_ends_with_an_error()
    {
        var storage = await StartAsync([new EventList { FailuresLeft = int.MaxValue }], wait: TimeSpan.FromMilliseconds(200));
        await storage.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        var error = await Assert.ThrowsAsync<ViewLagException>(() => storage.CountAsync("event_list"));
        Assert.Equal("unavailable", error.Code);
    }

    [Fact]
    public async Task A_projection_that_throws_for_ever_hurts_its_own_readers_only_and_they_are_told_which_it_is()
    {
        var (sick, broken) = (new EventList(name: "sick") { FailuresLeft = int.MaxValue }, new EventList(name: "broken") { Broken = true });
        var storage = await StartAsync([sick, broken, new EventList(name: "well")], wait: TimeSpan.FromMilliseconds(300));
        await StartedAsync(storage, "well");
        for (var i = 0; i < 20; i++)
        {
            await storage.Log.AppendAsync(Make.Append("order:1", i, "a"));
            Assert.Equal(i + 2, await storage.CountAsync("well"));
        }

        Assert.Equal("sick", (await Assert.ThrowsAsync<ViewLagException>(() => storage.CountAsync("sick"))).Projection);
        Assert.Equal("broken", (await Assert.ThrowsAsync<ViewLagException>(() => storage.CountAsync("broken"))).Projection);
        Assert.Equal(["The read model sick is failing at position 0.", "The read model broken is failing at position -1."], await storage.Followers.FindTroubleAsync());
    }

    [Fact]
    public async Task A_table_that_nobody_writes_cannot_be_waited_for()
    {
        var storage = await StartAsync([new EventList()]);
        await Assert.ThrowsAsync<ArgumentException>(() => storage.CountAsync("unknown"));
    }

    [Fact]
    public async Task Many_events_come_in_batches()
    {
        var storage = await StartAsync([new EventList()], wait: TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => storage.Log.AppendAsync(Make.Append($"o:{i}", 0, "a", "b", "c"))));
        Assert.Equal(9000, await storage.CountAsync("event_list"));
    }

    protected abstract void Configure(StorageOptions options);

    /// <summary>Waits until a table exists, so that its creation does not count.</summary>
    private static async Task StartedAsync(RunningStorage storage, string table)
    {
        await storage.Log.AppendAsync(Make.Append("order:0", 0, "a"));
        for (var tries = 0; ; tries++)
        {
            try
            {
                await storage.CountAsync(table);
                return;
            }
            catch (ViewLagException) when (tries < 20)
            {
            }
        }
    }

    private protected async Task<RunningStorage> StartAsync(IReadOnlyList<IProjection> projections, bool start = true, TimeSpan? wait = null)
    {
        Action<StorageOptions> configure = Configure;
        if (wait is { } bound) configure += o => o.ViewsWait = bound;
        var storage = await RunningStorage.StartAsync(configure, services =>
        {
            foreach (var projection in projections) services.AddSingleton(projection);
        }, start);
        started.Add(storage);
        return storage;
    }
}

