using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>The tests of failing reactions and of waiting for reactions, for every log.</summary>
public abstract class SetAsideContract : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_fails_is_set_aside_with_its_reason_and_everything_else_goes_on()
    {
        var reactor = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("sick", 0, "a", "b"));
        await storage.Log.AppendAsync(Make.Append("well", 0, "a", "b"));

        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        await storage.Log.AppendAsync(Make.Append("sick", 2, "c"));
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));

        Assert.Equal(["a", "b"], reactor.DoneOf("well"));
        var aside = Assert.Single(await storage.SetAsides.ListAsync());
        Assert.Equal(("scripted", "sick", "a", 5, 2), (aside.Row.Reactor, aside.Row.Stream, aside.Row.Type, aside.Row.Tries, aside.Waiting));
        Assert.Equal("InvalidOperationException: as told", aside.Row.Error);
        Assert.Equal(["Reactions set aside: 1."], await storage.Followers.FindTroubleAsync());
    }

    [Fact]
    public async Task A_set_aside_survives_a_restart_and_is_retried_in_order()
    {
        var first = new Scripted { Fails = { "sick" } };
        await using (var storage = await StartAsync(first))
        {
            await storage.Log.AppendAsync(Make.Append("sick", 0, "a", "b"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        }

        var second = new Scripted { Fails = { "sick" } };
        await using (var storage = await StartAsync(second))
        {
            await storage.Log.AppendAsync(Make.Append("sick", 2, "c"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            var id = Assert.Single(await storage.SetAsides.ListAsync()).Row.Id;

            Assert.Equal(6, (await storage.SetAsides.RetryAsync(id, Bound))!.Row.Tries);
            Assert.Empty(second.DoneOf("sick"));

            second.Fails.Clear();
            Assert.Null(await storage.SetAsides.RetryAsync(id, Bound));
            Assert.Equal(["a", "b", "c"], second.DoneOf("sick"));
            Assert.Empty(await storage.SetAsides.ListAsync());
            await storage.Log.AppendAsync(Make.Append("sick", 3, "d"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            Assert.Equal(["a", "b", "c", "d"], second.DoneOf("sick"));
            await Assert.ThrowsAsync<KeyNotFoundException>(() => storage.SetAsides.RetryAsync(id, Bound));
        }
    }

    [Fact]
    public async Task What_is_about_the_same_goods_waits_behind_it_and_follows_in_order()
    {
        var reactor = new Scripted { Fails = { "task:1" }, Goods = stored => stored.Stream == "task:4" ? ["A2|X"] : ["A1|X"] };
        await using var storage = await StartAsync(reactor);
        await storage.Log.AppendAsync(Make.Append("task:1", 0, "a"));
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        foreach (var stream in new[] { "task:2", "task:3", "task:4" }) await storage.Log.AppendAsync(Make.Append(stream, 0, "b"));
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));

        Assert.Equal(["task:4"], reactor.Done.Select(stored => stored.Stream));
        var (first, second, third) = (await storage.SetAsides.ListAsync()) switch { [var a, var b, var c] => (a.Row, b.Row, c.Row), _ => throw new InvalidOperationException() };
        Assert.Equal((null, first.Id, first.Id), (first.BehindId, second.BehindId, third.BehindId));

        reactor.Fails.Clear();
        Assert.Null(await storage.SetAsides.RetryAsync(first.Id, Bound));
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 0);
        Assert.Equal(["task:4", "task:1", "task:2", "task:3"], reactor.Done.Select(stored => stored.Stream));
    }

    [Fact]
    public async Task What_waited_for_something_that_was_settled_as_the_server_died_goes_on_at_the_next_start()
    {
        var first = new Scripted { Fails = { "task:1" }, Goods = _ => ["A1|X"] };
        await using (var storage = await StartAsync(first))
        {
            await storage.Log.AppendAsync(Make.Append("task:1", 0, "a"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            await storage.Log.AppendAsync(Make.Append("task:2", 0, "b"));
            Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
            await ((ISetAsides)storage.Log).CloseSetAsideAsync((await storage.SetAsides.ListAsync())[0].Row.Id);
        }

        var second = new Scripted { Goods = _ => ["A1|X"] };
        await using (var storage = await StartAsync(second))
        {
            await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 0);
            Assert.Equal(["b"], second.DoneOf("task:2"));
        }
    }

    [Fact]
    public async Task One_waits_for_what_one_set_going_and_for_nobody_elses()
    {
        var release = new TaskCompletionSource();
        var reactor = new Scripted { Before = stored => stored.Stream == "slow" ? release.Task : Task.CompletedTask };
        await using var storage = await StartAsync(reactor);
        reactor.Then = async stored =>
        {
            // Events written by a reaction have its cause.
            if (stored.Type == "begun")
                await storage.Log.AppendAsync(new($"then:{stored.Stream}", 0, [Make.Event("followed") with { Cause = stored.Cause }]));
        };
        await storage.Log.AppendAsync(new("slow", 0, [Make.Event("begun") with { Cause = 1 }]));
        await storage.Log.AppendAsync(new("quick", 0, [Make.Event("begun") with { Cause = 2 }]));

        Assert.True(await storage.Reactions.WaitForCauseAsync(2, Bound));
        Assert.Equal(["followed"], reactor.DoneOf("then:quick"));
        Assert.False(await storage.Reactions.WaitForCauseAsync(1, TimeSpan.FromMilliseconds(200)));

        release.SetResult();
        Assert.True(await storage.Reactions.WaitForCauseAsync(1, Bound));
        Assert.Equal(["followed"], reactor.DoneOf("then:slow"));
    }

    [Fact]
    public async Task Nobody_waits_for_what_fails()
    {
        var reactor = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(reactor, o => o.ReactionTries = 100);
        await storage.Log.AppendAsync(new("sick", 0, [Make.Event("a") with { Cause = 1 }]));
        Assert.True(await storage.Reactions.WaitForCauseAsync(1, Bound));
        for (var i = 1; i < 5; i++)
        {
            await storage.Log.AppendAsync(new("sick", i, [Make.Event("b") with { Cause = i + 1 }]));
            Assert.True(await storage.Reactions.WaitForCauseAsync(i + 1, Bound));
        }

        Assert.False(await storage.Reactions.WaitForAllAsync(TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task What_always_fails_and_a_view_that_always_throws_leave_others_as_fast()
    {
        var (reactor, sick) = (new Scripted(), new EventList(name: "sick"));
        await using var storage = await StartAsync(reactor, o => o.ReactionTries = 3, new EventList(name: "well"), sick);
        var without = await MedianAsync(storage, "before");
        (reactor.FailsPrefix, sick.FailuresLeft) = ("sick", int.MaxValue);
        for (var i = 0; i < 50; i++) await storage.Log.AppendAsync(Make.Append($"sick:{i}", 0, "a"));
        var with = await MedianAsync(storage, "after");

        TestContext.Current.TestOutputHelper?.WriteLine($"p50 without {without.TotalMilliseconds:F2} ms, with {with.TotalMilliseconds:F2} ms");
        // A shared machine jitters: waiting for the failing one would take tens of milliseconds at least.
        Assert.True(with < (without * 1.2) + TimeSpan.FromMilliseconds(5), $"{without} without, {with} with");
        Assert.True(await storage.Reactions.WaitForAllAsync(Bound));
        Assert.Equal(50, (await storage.SetAsides.ListAsync()).Count);
    }

    protected abstract void Configure(StorageOptions options);

    internal Task<RunningStorage> StartAsync(Scripted reactor, Action<StorageOptions>? configure = null, params IProjection[] projections)
        => RunningStorage.StartAsync(
            o =>
            {
                Configure(o);
                o.ReactionPause = TimeSpan.FromMilliseconds(5);
                configure?.Invoke(o);
            },
            services =>
            {
                services.AddSingleton<IReactor>(reactor);
                foreach (var projection in projections) services.AddSingleton(projection);
            });

    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Bound, "It did not come.");
            await Task.Delay(20);
        }
    }

    /// <summary>Returns the median time of a write with its reactions and the list that shows it.</summary>
    private static async Task<TimeSpan> MedianAsync(RunningStorage storage, string stream)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 100; i++)
        {
            var clock = Stopwatch.StartNew();
            await storage.Log.AppendAsync(new(stream, i, [Make.Event("a") with { Cause = 1_000_000 + i }]));
            Assert.True(await storage.Reactions.WaitForCauseAsync(1_000_000 + i, Bound));
            await storage.CountAsync("well");
            took.Add(clock.Elapsed);
        }

        took.Sort();
        return took[took.Count / 2];
    }

    /// <summary>Does what the test sets.</summary>
    internal sealed class Scripted : IReactor
    {
        private readonly Lock gate = new();
        private readonly List<StoredEvent> done = [];

        public string Name => "scripted";

        public HashSet<string> Fails { get; } = [];

        public string? FailsPrefix { get; set; }

        public Func<StoredEvent, string[]> Goods { get; init; } = _ => [];

        public Func<StoredEvent, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<StoredEvent, Task> Then { get; set; } = _ => Task.CompletedTask;

        public List<StoredEvent> Done
        {
            get
            {
                lock (gate) return [.. done];
            }
        }

        public IEnumerable<string> DoneOf(string stream) => Done.Where(stored => stored.Stream == stream).Types();

        public bool Handles(StoredEvent stored) => true;

        public IReadOnlyList<string> GoodsOf(StoredEvent stored) => Goods(stored);

        public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
        {
            await Before(stored);
            if (Fails.Contains(stored.Stream) || (FailsPrefix is not null && stored.Stream.StartsWith(FailsPrefix, StringComparison.Ordinal)))
                throw new InvalidOperationException("as told");
            await Then(stored);
            lock (gate) done.Add(stored);
        }
    }
}

