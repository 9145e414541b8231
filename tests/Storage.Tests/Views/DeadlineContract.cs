using System.Collections.Concurrent;
using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Tests.Log;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>The tests of failing deadlines, for every log.</summary>
public abstract class DeadlineContract : IAsyncLifetime
{
    protected static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private static readonly DateTimeOffset Past = Make.Noon.AddYears(-1);

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_that_fails_is_set_aside_with_its_reason_and_every_other_is_reached()
    {
        var handler = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(handler);
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Past), new("well", Past)]));
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 1);
        await storage.Log.AppendAsync(new("order:2", 0, [Make.Event("a")], [new("well", Past)]));

        await UntilAsync(() => Task.FromResult(handler.Done.Count == 2));
        Assert.Equal(["order:1", "order:2"], handler.Done.Select(static row => row.Stream).Order(StringComparer.Ordinal));
        var aside = Assert.Single(await storage.SetAsides.ListAsync());
        Assert.Equal(("deadline:sick", "order:1", "sick", 5, 0), (aside.Row.Reactor, aside.Row.Stream, aside.Row.Type, aside.Row.Tries, aside.Waiting));
        Assert.Equal("InvalidOperationException: as told", aside.Row.Error);
        Assert.True(aside.Row.IsDeadline);
        Assert.Equal(["Deadlines set aside: 1."], await storage.Followers.FindTroubleAsync());
        Assert.Equal(5, handler.CallsOf("sick"));
    }

    [Fact]
    public async Task One_that_is_due_as_before_after_it_was_reached_has_failed()
    {
        await using var storage = await StartAsync(new Scripted { Ignores = { "watch" } });
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("watch", Past)]));

        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 1);
        Assert.Equal("InvalidOperationException: The handler ran, but the deadline is due as before.", (await storage.SetAsides.ListAsync())[0].Row.Error);
    }

    [Fact]
    public async Task It_survives_a_restart_and_is_retried_when_an_operator_says_so()
    {
        await using (var storage = await StartAsync(new Scripted { Fails = { "sick" } }))
        {
            await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Past)]));
            await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 1);
        }

        var handler = new Scripted { Fails = { "sick" } };
        await using (var storage = await StartAsync(handler))
        {
            await storage.Log.AppendAsync(new("order:2", 0, [Make.Event("a")], [new("well", Past)]));
            await UntilAsync(() => Task.FromResult(handler.Done.Count == 1));
            var before = Assert.Single(await storage.SetAsides.ListAsync()).Row;
            Assert.Equal(0, handler.CallsOf("sick"));

            var after = (await storage.SetAsides.RetryAsync(before.Id, Bound))!.Row;
            Assert.Equal((before.Id, 6, before.FirstAt, false), (after.Id, after.Tries, after.FirstAt, after.RetryWanted));
            Assert.Equal(1, handler.CallsOf("sick"));

            handler.Fails.Clear();
            Assert.Null(await storage.SetAsides.RetryAsync(before.Id, Bound));
            Assert.Equal(["well", "sick"], handler.Done.Select(static row => row.Name));
            Assert.Empty(await storage.SetAsides.ListAsync());
            Assert.Empty(await storage.Followers.FindTroubleAsync());
            await Assert.ThrowsAsync<KeyNotFoundException>(() => storage.SetAsides.RetryAsync(before.Id, Bound));
        }
    }

    [Fact]
    public async Task It_is_tried_by_itself_now_and_then()
    {
        var handler = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(handler, static o => o.SetAsideRetry = TimeSpan.FromSeconds(1));
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Past)]));
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 1);
        handler.Fails.Clear();

        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 0);
        Assert.Single(handler.Done);
    }

    [Fact]
    public async Task One_whose_aggregate_moves_it_or_takes_it_back_is_settled()
    {
        var handler = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(handler);
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Past)]));
        await storage.Log.AppendAsync(new("order:2", 0, [Make.Event("a")], [new("sick", Past)]));
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 2);
        handler.Fails.Clear();

        await storage.Log.AppendAsync(new("order:1", 1, [Make.Event("b")], [new("sick", null)]));
        await storage.Log.AppendAsync(new("order:2", 1, [Make.Event("b")], [new("sick", TimeProvider.System.GetUtcNow())]));

        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 0);
        await UntilAsync(() => Task.FromResult(!handler.Done.IsEmpty));
        Assert.Equal("order:2", Assert.Single(handler.Done).Stream);
    }

    [Fact]
    public async Task Marks_are_kept_until_it_is_settled()
    {
        var handler = new Scripted { Fails = { "sick" } };
        await using var storage = await StartAsync(handler);
        await storage.Log.AppendAsync(new("order:1", 0, [Make.Event("a")], [new("sick", Past)]));
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 1);
        var mark = new Operation("sku:1|mark", "", default, TimeProvider.System.GetUtcNow().AddMilliseconds(20));
        await storage.Log.AppendAsync(Make.Append("order:2", 0, "a") with { Operation = mark });
        await UntilAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > mark.Expires));

        Assert.NotNull(await storage.Log.FindOperationAsync(mark.Id));
        handler.Fails.Clear();
        Assert.Null(await storage.SetAsides.RetryAsync((await storage.SetAsides.ListAsync())[0].Row.Id, Bound));
        Assert.Null(await storage.Log.FindOperationAsync(mark.Id));
    }

    [Fact]
    public async Task Many_that_fail_and_some_that_never_end_leave_others_as_fast()
    {
        var handler = new Scripted { Fails = { "sick" }, Hangs = { "stuck" } };
        await using var storage = await StartAsync(handler);
        var without = await MedianAsync(storage, handler, "before");
        for (var i = 0; i < 300; i++) await storage.Log.AppendAsync(new($"sick:{i}", 0, [Make.Event("a")], [new("sick", Past)]));
        for (var i = 0; i < 8; i++) await storage.Log.AppendAsync(new($"stuck:{i}", 0, [Make.Event("a")], [new("stuck", Past)]));
        var with = await MedianAsync(storage, handler, "after");

        TestContext.Current.TestOutputHelper?.WriteLine($"p50 without {without.TotalMilliseconds:F1} ms, with {with.TotalMilliseconds:F1} ms");
        // Due rows are read every 20 ms; waiting for the failing ones would take at least a hundred.
        Assert.True(with < without + TimeSpan.FromMilliseconds(60), $"{without} without, {with} with");
        await UntilAsync(async () => (await storage.SetAsides.ListAsync()).Count == 300);
        handler.Release.SetResult();
    }

    protected abstract void Configure(StorageOptions options);

    internal Task<RunningStorage> StartAsync(Scripted handler, Action<StorageOptions>? configure = null) => RunningStorage.StartAsync(
        o =>
        {
            Configure(o);
            (o.DueInterval, o.ReactionPause) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(5));
            configure?.Invoke(o);
        },
        services => services.AddSingleton<IDueHandler>(s => handler.With(s.GetRequiredService<IEventLog>())));

    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Bound, "It did not come.");
            await Task.Delay(10);
        }
    }

    /// <summary>Returns the median time from the setting of a deadline until it is handled.</summary>
    private static async Task<TimeSpan> MedianAsync(RunningStorage storage, Scripted handler, string prefix)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 40; i++)
        {
            var (stream, clock) = ($"{prefix}:{i}", Stopwatch.StartNew());
            await storage.Log.AppendAsync(new(stream, 0, [Make.Event("a")], [new("well", Past)]));
            while (!handler.Done.Any(row => row.Stream == stream))
            {
                Assert.True(clock.Elapsed < Bound, "It did not come.");
                await Task.Delay(1);
            }

            took.Add(clock.Elapsed);
        }

        took.Sort();
        return took[took.Count / 2];
    }

    /// <summary>Clears what is due, as an aggregate does, or does what the test sets for the deadline's name.</summary>
    internal sealed class Scripted : IDueHandler
    {
        private readonly ConcurrentDictionary<string, int> calls = new();
        private IEventLog log = null!;

        public HashSet<string> Fails { get; } = [];

        public HashSet<string> Ignores { get; } = [];

        public HashSet<string> Hangs { get; } = [];

        public TaskCompletionSource Release { get; } = new();

        public ConcurrentQueue<DueRow> Done { get; } = new();

        public int CallsOf(string name) => calls.GetValueOrDefault(name);

        public Scripted With(IEventLog log)
        {
            this.log = log;
            return this;
        }

        public async Task HandleAsync(DueRow row, CancellationToken cancellationToken)
        {
            this.calls.AddOrUpdate(row.Name, 1, static (_, calls) => calls + 1);
            if (Fails.Contains(row.Name)) throw new InvalidOperationException("as told");
            if (Ignores.Contains(row.Name)) return;
            if (Hangs.Contains(row.Name)) await Release.Task.WaitAsync(cancellationToken);
            // A reader may see a row a moment before the head that it came with; like an aggregate, this decides again on a conflict.
            AppendOutcome outcome;
            do
            {
                var head = await log.ReadHeadAsync(row.Stream, cancellationToken);
                outcome = (await log.AppendAsync(new(row.Stream, head.Version, [], [new(row.Name, null)]))).Outcome;
            }
            while (outcome is AppendOutcome.Conflict);

            Done.Enqueue(row);
        }
    }
}

