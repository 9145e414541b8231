namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>Reference data follow the log, and no answer rests on outdated data.</summary>
public sealed class ReplicaTests
{
    private readonly World world = new() { Kinds = [Rule.Replica] };

    private int? Limit => world.Replicas.Image.Read(Rule.Replica, "coins")?.Limit;

    [Fact]
    public async Task What_this_process_commits_is_there_before_it_is_answered()
    {
        var rule = await RuleAsync();
        Assert.Null(Limit);
        world.Log.Holds = true;

        var set = SetAsync(rule, 7);
        Assert.Null(Limit);
        world.Log.Next();

        Assert.Equal(7, Limit);
        await set;
        Assert.Equal(1, world.Replicas.Image.Position);
    }

    [Fact]
    public async Task A_process_that_starts_reads_the_reference_data_of_the_log_and_nothing_else()
    {
        await SetAsync(await RuleAsync(), 7);
        await AddAsync(await JarAsync(), 1);
        await SetAsync(await RuleAsync(), 8);

        var started = new Replicas(world.Log, [Rule.Replica]);
        await started.ReachHeadAsync(TestContext.Current.CancellationToken);

        Assert.Equal((8, 3), (started.Image.Read(Rule.Replica, "coins")!.Limit, started.Position));
        Assert.Equal(["limitSet", "limitSet"], world.Log.Read.Select(stored => stored.Type));
    }

    [Fact]
    public async Task What_was_missed_is_read_and_then_told_again()
    {
        var rule = await RuleAsync();
        await SetAsync(rule, 7);
        var late = new Replicas(world.Log, [Rule.Replica]);

        await SetAsync(rule, 8);
        Assert.Null(late.Image.Read(Rule.Replica, "coins"));
        await late.ReachAsync(0, TestContext.Current.CancellationToken);
        Assert.Equal(8, late.Image.Read(Rule.Replica, "coins")!.Limit);
        await SetAsync(rule, 9);

        Assert.Equal(9, late.Image.Read(Rule.Replica, "coins")!.Limit);
    }

    [Fact]
    public async Task Where_nobody_else_writes_nothing_is_asked_of_the_log()
    {
        await SetAsync(await RuleAsync(), 7);
        world.Log.Read.Clear();

        await AddAsync(await JarAsync(), 7);
        Assert.Equal("full", (await AddAsync(await JarAsync(), 1)).Refusal?.Code);

        Assert.Empty(world.Log.Read);
        Assert.All(world.Log.Appends, static append => Assert.Null(append.References));
    }

    [Fact]
    public async Task What_was_decided_on_stale_reference_data_is_decided_again()
    {
        await StaleAsync(known: 10, now: 3);
        var jar = await JarAsync();

        var added = await AddAsync(jar, 5);

        Assert.Equal("full", added.Refusal?.Code);
        Assert.Equal(3, Limit);
        Assert.Empty(world.Log.EventsOf("jar:a"));
        Assert.Equal([new Reference("rule:coins", 1)], world.Log.Appends[^1].References!);
    }

    [Fact]
    public async Task A_refusal_rests_on_what_the_log_had_after_it()
    {
        await StaleAsync(known: 3, now: 10);

        Assert.Equal(5, (await AddAsync(await JarAsync(), 5)).Answer);
    }

    [Fact]
    public async Task A_preview_rests_on_what_the_log_had_at_the_call()
    {
        await StaleAsync(known: 3, now: 10);
        var jar = await JarAsync();

        Assert.Null((await jar.PreviewAsync((state, _) => Decide(jar, state, 5))).Refusal);
    }

    [Fact]
    public Task Stale_reference_data_are_no_failed_attempt() => OneAtATime(async () =>
    {
        await StaleAsync(known: 10, now: 10);
        var (jar, rule) = (await JarAsync(), await RuleAsync());
        world.Log.Holds = true;

        var added = AddAsync(jar, 5);
        for (var i = 0; i < 20; i++)
        {
            world.Log.Holds = false;
            await SetAsync(rule, 10);
            world.Log.Holds = true;
            world.Log.Next();
            // Lets continuations run before this goes on.
            for (var turn = 0; world.Log.Held == 0 && !added.IsCompleted && turn < 100; turn++) await Task.Yield();
            Assert.False(added.IsCompleted);
        }

        world.Log.Next();
        Assert.Equal(5, (await added).Answer);
    });

    [Fact]
    public Task What_was_decided_after_it_in_the_same_chain_is_decided_again_too() => OneAtATime(async () =>
    {
        await StaleAsync(known: 10, now: 8);
        var jar = await JarAsync();
        world.Log.Holds = true;

        var (first, second) = (AddAsync(jar, 5), AddAsync(jar, 4));
        world.Log.Holds = false;
        world.Log.Next();
        world.Log.Next();

        Assert.Equal((5, "full"), ((await first).Answer, (await second).Refusal?.Code));
    });

    [Fact]
    public async Task Reference_data_are_read_within_a_decision_only()
    {
        var jar = await JarAsync();

        Assert.Throws<InvalidOperationException>(() => jar.References);
    }

    /// <summary>As in an aggregate's turns: continuations run in the same context, one at a time.</summary>
    private static Task OneAtATime(Func<Task> test) => Task.Factory.StartNew(
        test, TestContext.Current.CancellationToken, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    private static Decision<JarEvent> Decide(AggregateRunner<JarState, JarEvent> jar, JarState state, int coins) =>
        state.Coins + coins > (jar.References.Get(Rule.Replica, "coins")?.Limit ?? 0)
            ? Refusal.Conflict("full", "It is full.")
            : new CoinsAdded(coins, "");

    /// <summary>A rule that another process has changed, which was not announced here.</summary>
    private async Task StaleAsync(int known, int now)
    {
        var rule = await RuleAsync();
        _ = world.Replicas;
        await SetAsync(rule, known);
        world.Log.IsShared = true;
        await SetAsync(rule, now);
        Assert.Equal(known, Limit);
    }

    private Task<AggregateRunner<JarState, JarEvent>> JarAsync() => world.LoadAsync(Jar.Definition, "a");

    private Task<AggregateRunner<RuleState, RuleEvent>> RuleAsync() => world.LoadAsync(Rule.Definition, "coins");

    private static Task<InProcessOutcome<int>> AddAsync(AggregateRunner<JarState, JarEvent> jar, int coins) =>
        jar.ExecuteAsync<InProcessOutcome<int>, int>((state, _) => Decide(jar, state, coins), state => state.Coins);

    private static Task SetAsync(AggregateRunner<RuleState, RuleEvent> rule, int limit) => rule.RecordAsync((_, _) => new LimitSet(limit));
}
