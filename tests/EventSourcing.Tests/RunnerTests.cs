namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>The guarantees of a runner, however the log fails.</summary>
public sealed class RunnerTests
{
    private readonly World world = new();

    [Fact]
    public async Task An_answer_waits_until_what_it_tells_is_durable()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;

        var added = AddAsync(jar, 3);

        Assert.False(added.IsCompleted);
        Assert.Equal((3, 0), (jar.State.Coins, jar.Durable.Coins));
        world.Log.Next();
        Assert.Equal(3, (await added).Answer);
        Assert.Equal(3, jar.Durable.Coins);
        Assert.Equal(1, jar.Position);
    }

    [Fact]
    public async Task What_is_loaded_or_has_become_durable_is_told_before_who_wrote_it_is_answered()
    {
        await AddAsync(await JarAsync(), 1);
        var told = new List<int>();
        var jar = new AggregateRunner<JarState, JarEvent>(Jar.Definition, "a", world.Services, static () => { }, state => told.Add(state.Coins));
        await jar.LoadAsync();
        world.Log.Holds = true;
        var (first, second) = (AddAsync(jar, 2), AddAsync(jar, 3));
        Assert.Equal([1], told);

        var toldBefore = first.ContinueWith(_ => told.Count, TaskContinuationOptions.ExecuteSynchronously);
        world.Log.Next();
        world.Log.Next();

        Assert.Equal([1, 3, 6], told);
        Assert.Equal(2, await toldBefore);
        await second;
    }

    [Fact]
    public async Task An_event_is_written_as_it_was_decided()
    {
        var jar = await JarAsync();

        await AddAsync(jar, 3);

        var stored = Assert.Single(world.Log.EventsOf("jar:a"));
        Assert.Equal(("coinsAdded", "ada", world.Noon), (stored.Type, stored.By, stored.At));
        Assert.Equal(new CoinsAdded(3, ""), World.Events.Decode(stored));
    }

    [Fact]
    public async Task Another_aggregate_begins_with_what_is_decided_or_neither_is_written()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;
        var lost = SplitAsync(jar);

        world.Log.Holds = false;
        world.Log.Next(AppendFate.Lost);

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => lost);
        Assert.Empty(world.Log.EventsOf("jar:b"));

        Assert.Equal(3, (await SplitAsync(jar)).Answer);
        var first = Assert.Single(world.Log.EventsOf("jar:b"));
        Assert.Equal((1L, "coinsAdded", "ada"), (first.Version, first.Type, first.By));
        Assert.Equal(first.Position + 1, jar.Position);
        Assert.Equal(2, (await world.LoadAsync(Jar.Definition, "b")).Durable.Coins);
    }

    [Fact]
    public async Task What_has_begun_does_not_begin_again()
    {
        await AddAsync(await world.LoadAsync(Jar.Definition, "b"), 1);
        var jar = await JarAsync();

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => SplitAsync(jar));

        Assert.Empty(world.Log.EventsOf("jar:a"));
        Assert.Single(world.Log.EventsOf("jar:b"));
        Assert.Throws<ArgumentException>(static () => Beginning.Of(Jar.Definition, "c"));
    }

    /// <summary>Adds three coins to a jar, and creates another with two.</summary>
    private static Task<InProcessOutcome<int>> SplitAsync(AggregateRunner<JarState, JarEvent> jar) => jar.ExecuteAsync<InProcessOutcome<int>, int>(
        static (state, _) => Jar.Add(state, 3).With(Beginning.Of(Jar.Definition, "b", new CoinsAdded(2, ""))), static state => state.Coins);

    [Fact]
    public async Task The_next_command_is_decided_on_what_is_on_its_way()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;

        var (first, second) = (AddAsync(jar, 3), AddAsync(jar, 4));

        Assert.Equal(2, world.Log.Held);
        world.Log.Next();
        world.Log.Next();
        Assert.Equal((3, 7), ((await first).Answer, (await second).Answer));
    }

    [Fact]
    public async Task A_refusal_waits_for_what_it_saw()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;

        var (first, refused) = (AddAsync(jar, 8), AddAsync(jar, 4));

        Assert.False(refused.IsCompleted);
        world.Log.Next();
        await first;
        Assert.Equal("full", (await refused).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_refused_because_of_something_that_was_lost_is_decided_again()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;
        var (first, second) = (AddAsync(jar, 8), AddAsync(jar, 4));

        world.Log.Holds = false;
        world.Log.Next(AppendFate.Lost);

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => first);
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => second);
        Assert.Equal(4, (await AddAsync(jar, 4)).Answer);
    }

    [Fact]
    public async Task What_builds_on_a_lost_append_is_decided_again_on_what_is_there()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;
        var (first, second) = (AddAsync(jar, 8), AddAsync(jar, 2));

        world.Log.Holds = false;
        world.Log.Next(AppendFate.Lost);
        world.Log.Next();

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => first);
        Assert.Equal(2, (await second).Answer);
        Assert.Equal(2, (await JarAsync()).Durable.Coins);
    }

    [Fact]
    public async Task A_stale_activation_loses_its_own_append_and_decides_again()
    {
        var (stale, fresh) = (await JarAsync(), await JarAsync());
        await AddAsync(fresh, 7);

        Assert.Equal(10, (await AddAsync(stale, 3)).Answer);
        Assert.Equal("full", (await AddAsync(fresh, 1)).Refusal?.Code);
        Assert.Equal(2, world.Log.EventsOf("jar:a").Count);
    }

    [Fact]
    public async Task A_command_whose_outcome_was_unknown_is_done_once_when_it_is_repeated()
    {
        var jar = await JarAsync();
        world.Log.Holds = true;
        var added = AddAsync(jar, 3, "op");

        world.Log.Holds = false;
        world.Log.Next(AppendFate.AnswerLost);

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => added);
        Assert.Equal(3, (await AddAsync(jar, 3, "op")).Answer);
        Assert.Single(world.Log.EventsOf("jar:a"));
    }

    [Fact]
    public async Task A_repeat_under_an_operation_id_answers_from_the_present_state()
    {
        var jar = await JarAsync();
        await AddAsync(jar, 3, "op");
        await AddAsync(jar, 4);

        Assert.Equal(7, (await AddAsync(jar, 3, "op")).Answer);
        Assert.Equal(7, jar.Durable.Coins);
    }

    [Fact]
    public async Task A_fact_that_is_refused_is_a_bug()
    {
        var jar = await JarAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => jar.RecordAsync((state, _) => Jar.Add(state, 11)));
    }

    [Fact]
    public async Task A_runner_that_cannot_read_its_state_again_says_that_it_is_lost()
    {
        var jar = await JarAsync();
        world.Log.IsDown = true;

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => AddAsync(jar, 3));

        Assert.Equal(1, world.Lost);
    }

    [Fact]
    public async Task A_snapshot_stands_for_the_events_before_it()
    {
        var jar = await JarAsync();
        await AddAsync(jar, 1, note: new('x', 70_000));
        Assert.Equal(1, world.Background.RunAll());
        await AddAsync(jar, 2);

        var named = (await world.Log.ReadHeadAsync("jar:a")).Snapshot;
        Assert.Equal((1, 1), (named?.Version, named?.Schema));
        var again = await JarAsync();
        Assert.Equal((3, 2, 2), (again.Durable.Coins, again.Version, again.Position));
    }

    private Task<AggregateRunner<JarState, JarEvent>> JarAsync() => world.LoadAsync(Jar.Definition, "a");

    private static Task<InProcessOutcome<int>> AddAsync(
        AggregateRunner<JarState, JarEvent> jar, int coins, string? operation = null, string note = "") =>
        jar.ExecuteAsync<InProcessOutcome<int>, int>((state, _) => Jar.Add(state, coins, note), state => state.Coins, operation);
}
