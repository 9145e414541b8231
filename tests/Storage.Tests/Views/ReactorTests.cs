using System.Collections.Concurrent;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Due;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

public sealed class ReactorTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Events_of_one_stream_are_handled_in_order_and_one_at_a_time()
    {
        var reactor = new Recorder();
        await using var storage = await StartAsync(reactor);
        for (var i = 0; i < 40; i++)
            await Task.WhenAll(Enumerable.Range(0, 10).Select(s => storage.Log.AppendAsync(Make.Append($"s:{s}", i, $"e{i}"))));

        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));

        Assert.False(reactor.Overlapped);
        Assert.Equal(10, reactor.Seen.Count);
        Assert.All(reactor.Seen.Values, seen => Assert.Equal(Enumerable.Range(0, 40).Select(i => $"e{i}"), seen));
    }

    [Fact]
    public async Task An_event_that_fails_is_tried_again_and_holds_up_only_its_own_stream()
    {
        // Enough tries that it is not set aside meanwhile.
        var open = new TaskCompletionSource();
        var reactor = new Recorder { Before = e => e.Stream == "sick" && !open.Task.IsCompleted ? throw new InvalidOperationException("as told") : Task.CompletedTask };
        await using var storage = await StartAsync(reactor, o => o.ReactionTries = 100);
        await storage.Log.AppendAsync(Make.Append("sick", 0, "a", "b"));
        await storage.Log.AppendAsync(Make.Append("well", 0, "a", "b"));

        Assert.False(await storage.Reactions.WaitForAllAsync(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(["a", "b"], reactor.Seen["well"]);
        Assert.False(reactor.Seen.ContainsKey("sick"));

        open.SetResult();
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        Assert.Equal(["a", "b"], reactor.Seen["sick"]);
    }

    [Fact]
    public async Task After_a_restart_what_was_handled_is_not_handled_again_and_what_was_not_is()
    {
        var first = new Recorder { Before = e => e.Type == "stuck" ? throw new InvalidOperationException("as told") : Task.CompletedTask };
        await using (var storage = await StartAsync(first, o => o.ReactionTries = 100))
        {
            await storage.Log.AppendAsync(Make.Append("s", 0, "a", "b"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            await storage.Log.AppendAsync(Make.Append("s", 2, "stuck", "c"));
            Assert.False(await storage.Reactions.WaitForAllAsync(TimeSpan.FromMilliseconds(100)));
        }

        var second = new Recorder();
        await using (var storage = await StartAsync(second))
        {
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            Assert.Equal(["stuck", "c"], second.Seen["s"]);
        }
    }

    [Fact]
    public async Task Different_streams_are_handled_at_the_same_time_up_to_the_bound()
    {
        var (inside, release) = (new CountdownEvent(4), new TaskCompletionSource());
        var reactor = new Recorder
        {
            Before = _ =>
            {
                inside.Signal();
                return release.Task;
            },
        };
        await using var storage = await StartAsync(reactor, o => o.ReactorConcurrency = 4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => storage.Log.AppendAsync(Make.Append($"s:{i}", 0, "a"))));

        Assert.True(await Task.Run(() => inside.Wait(Bound)));
        release.SetResult();
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
    }

    [Fact]
    public async Task With_nobody_to_react_one_is_always_caught_up()
    {
        await using var storage = await RunningStorage.StartAsync(o => o.DataFolder = folder.Path);
        await storage.Log.AppendAsync(Make.Append("s", 0, "a"));
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
    }

    [Fact]
    public async Task What_is_due_is_handled_until_it_is_cleared()
    {
        var handler = new Clearing();
        await using var storage = await RunningStorage.StartAsync(
            o =>
            {
                o.DataFolder = folder.Path;
                o.DueInterval = TimeSpan.FromMilliseconds(20);
            },
            services => services.AddSingleton<IDueHandler>(s => handler.With(s.GetRequiredService<IEventLog>())));
        var past = Make.Noon.AddYears(-1);
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("expire", past), new("later", Make.Noon.AddYears(100))]));

        await handler.Cleared.Task.WaitAsync(Bound);

        Assert.Equal(2, handler.Calls);
        Assert.Equal(new DueRow("order:1", "expire", past), handler.Last);
        Assert.Empty(await storage.Log.ReadDueAsync(Make.Noon, 10));
    }

    private Task<RunningStorage> StartAsync(IReactor reactor, Action<StorageOptions>? configure = null)
        => RunningStorage.StartAsync(o =>
        {
            o.DataFolder = folder.Path;
            configure?.Invoke(o);
        }, services => services.AddSingleton(reactor));

    private sealed class Recorder : IReactor
    {
        private readonly ConcurrentDictionary<string, int> inside = new();

        public string Name => "recorder";

        public ConcurrentDictionary<string, List<string>> Seen { get; } = new();

        public bool Overlapped { get; private set; }

        public Func<StoredEvent, Task> Before { get; init; } = _ => Task.CompletedTask;

        public bool Handles(StoredEvent stored) => true;

        public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
        {
            if (inside.AddOrUpdate(stored.Stream, 1, (_, n) => n + 1) > 1) Overlapped = true;
            try
            {
                await Task.Yield();
                await Before(stored);
                Seen.GetOrAdd(stored.Stream, _ => []).Add(stored.Type);
            }
            finally
            {
                inside.AddOrUpdate(stored.Stream, 0, (_, n) => n - 1);
            }
        }
    }

    private sealed class Clearing : IDueHandler
    {
        private IEventLog log = null!;

        public int Calls { get; private set; }

        public DueRow? Last { get; private set; }

        public TaskCompletionSource Cleared { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Clearing With(IEventLog log)
        {
            this.log = log;
            return this;
        }

        public async Task HandleAsync(DueRow row, CancellationToken cancellationToken)
        {
            Last = row;
            if (++Calls == 1) throw new InvalidOperationException("the first time");
            await log.AppendAsync(new(row.Stream, 1, [], [new(row.Name, null)]));
            Cleared.TrySetResult();
        }
    }
}

