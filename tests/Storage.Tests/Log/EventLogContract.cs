using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>The tests of every event log.</summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    protected LogUnderTest Under { get; private set; } = null!;

    protected IEventLog Log => Under.Log;

    protected FakeTime Time { get; } = new(Make.Noon);

    public async ValueTask InitializeAsync() => Under = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (Under is not null) await Under.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_stream_that_was_never_written_is_at_version_0()
    {
        Assert.Equal(new StreamHead(0, null), await Log.ReadHeadAsync("order:none"));
        Assert.Empty(await Log.StreamAsync("order:none"));
        Assert.Equal(0, await Log.ReadHeadPositionAsync());
        Assert.Empty(await Log.ReadAllAsync(0, 10));
    }

    [Fact]
    public async Task What_was_appended_is_read_back_as_it_was()
    {
        var payload = new object();
        var at = new DateTimeOffset(2026, 3, 1, 13, 30, 0, TimeSpan.FromHours(1)).AddTicks(7);
        var created = new NewEvent("placed", 3, new byte[] { 1, 2, 3 }, ["merchant:acme"], at, "api:key", payload);

        var result = await Log.AppendAsync(new("order:1", 0, [created]));

        Assert.Equal(AppendOutcome.Committed, result.Outcome);
        Assert.Equal(1, result.Version);
        var stored = Assert.Single(await Log.StreamAsync("order:1"));
        Assert.Equal((result.Position, "order:1", 1L, "placed", 3, "api:key"),
            (stored.Position, stored.Stream, stored.Version, stored.Type, stored.Schema, stored.By));
        Assert.Equal(at, stored.At);
        Assert.Equal<byte>([1, 2, 3], stored.Data.ToArray());
        Assert.Same(payload, Assert.Single(await Log.ReadAllAsync(0, 10)).Payload);
    }

    [Fact]
    public async Task An_append_that_expects_another_version_conflicts_and_says_what_was_found()
    {
        await Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));

        Assert.Equal(new AppendResult(AppendOutcome.Conflict, 2, 0), await Log.AppendAsync(Make.Append("order:1", 1, "c")));
        Assert.Equal(new AppendResult(AppendOutcome.Conflict, 2, 0), await Log.AppendAsync(Make.Append("order:1", 3, "c")));
        Assert.Equal(new AppendResult(AppendOutcome.Conflict, 0, 0), await Log.AppendAsync(Make.Append("order:2", 1, "c")));
        Assert.Equal(["a", "b"], (await Log.ReadAllAsync(0, 10)).Types());
    }

    [Fact]
    public async Task A_loser_is_dropped_from_the_batch_and_the_others_commit()
    {
        await Log.AppendAsync(Make.Append("hot", 0, "first"));
        var appends = Enumerable.Range(0, 200)
            .Select(i => Log.AppendAsync(i % 10 == 0 ? Make.Append("hot", 7, "wrong") : Make.Append($"s:{i}", 0, "right")));

        var results = await Task.WhenAll(appends);

        Assert.Equal(20, results.Count(r => r.Outcome == AppendOutcome.Conflict));
        Assert.Equal(180, results.Count(r => r is { Outcome: AppendOutcome.Committed, Version: 1 }));
        Assert.Equal(181, (await Log.ReadAllAsync(0, 1000)).Count);
    }

    [Fact]
    public async Task Pipelined_appends_of_one_stream_are_written_in_the_order_of_the_calls()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Log.AppendAsync(Make.Append("sku:1", i, $"e{i}"))));

        Assert.All(results, r => Assert.Equal(AppendOutcome.Committed, r.Outcome));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"e{i}"), (await Log.StreamAsync("sku:1")).Types());
    }

    [Fact]
    public async Task After_a_failed_append_all_that_follow_in_its_chain_fail_also_where_the_version_fits()
    {
        await Log.AppendAsync(Make.Append("sku:1", 0, "mine"));
        var chain = new AppendChain();
        var results = await Task.WhenAll(
            Log.AppendAsync(Make.Append("sku:1", 1, "of another process")),
            Log.AppendAsync(Make.Append("sku:1", 1, "lost") with { Chain = chain }),
            Log.AppendAsync(Make.Append("sku:1", 2, "built on what was lost") with { Chain = chain }),
            Log.AppendAsync(Make.Append("sku:1", 2, "reloaded") with { Chain = new() }));

        Assert.Equal(
            [AppendOutcome.Committed, AppendOutcome.Conflict, AppendOutcome.Conflict, AppendOutcome.Committed],
            results.Select(r => r.Outcome));
        Assert.Equal(["mine", "of another process", "reloaded"], (await Log.StreamAsync("sku:1")).Types());
    }

    [Fact]
    public async Task Many_writers_lose_nothing_and_leave_no_gap_in_any_stream()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var result = await Log.AppendAsync(Make.Append($"w:{w}", i, "e"));
                Assert.Equal((AppendOutcome.Committed, i + 1L), (result.Outcome, result.Version));
            }
        })));

        var all = await Log.ReadAllAsync(0, 10_000);
        Assert.Equal(1600, all.Count);
        Assert.Equal(all.Select(e => e.Position).Order().Distinct(), all.Select(e => e.Position));
        foreach (var stream in all.GroupBy(e => e.Stream))
            Assert.Equal(Enumerable.Range(1, 50).Select(v => (long)v), stream.Select(e => e.Version));
    }

    [Fact]
    public async Task A_stream_is_read_after_a_version_and_over_page_bounds()
    {
        await Log.AppendAsync(Make.Append("long", 0, [.. Enumerable.Range(1, 1300).Select(i => $"e{i}")]));
        await Log.AppendAsync(Make.Append("other", 0, "x"));

        Assert.Equal(Enumerable.Range(1, 1300).Select(v => (long)v), (await Log.StreamAsync("long")).Select(e => e.Version));
        Assert.Equal(["e1299", "e1300"], (await Log.StreamAsync("long", 1298)).Types());
        Assert.Empty(await Log.StreamAsync("long", 1300));
    }

    [Fact]
    public async Task A_subject_sees_its_own_stream_and_what_else_concerns_it_once_and_in_order()
    {
        await Log.AppendAsync(new("order:1", 0, [Make.Event("a", "merchant:acme", "site:PAR1"), Make.Event("b", "order:1")]));
        await Log.AppendAsync(new("merchant:acme", 0, [Make.Event("c")]));
        await Log.AppendAsync(new("order:2", 0, [Make.Event("d", "merchant:acme", "merchant:acme"), Make.Event("e", "merchant:other")]));
        await Log.AppendAsync(new("merchant:acme", 1, [Make.Event("f", "site:PAR1")]));

        Assert.Equal(["a", "c", "d", "f"], (await Log.ReadSubjectAsync("merchant:acme", 0, 10)).Types());
        Assert.Equal(["a", "f"], (await Log.ReadSubjectAsync("site:PAR1", 0, 10)).Types());
        Assert.Equal(["a", "b"], (await Log.ReadSubjectAsync("order:1", 0, 10)).Types());
        var page = await Log.ReadSubjectAsync("merchant:acme", 0, 2);
        Assert.Equal(["a", "c"], page.Types());
        Assert.Equal(["d", "f"], (await Log.ReadSubjectAsync("merchant:acme", page[^1].Position, 2)).Types());
        Assert.Empty(await Log.ReadSubjectAsync("merchant:unknown", 0, 10));
    }

    [Fact]
    public async Task All_is_read_in_pages_after_a_position()
    {
        for (var i = 0; i < 10; i++) await Log.AppendAsync(Make.Append($"s:{i}", 0, $"e{i}"));
        var types = new List<string>();
        long after = 0;
        while (await Log.ReadAllAsync(after, 3) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 3);
            types.AddRange(page.Types());
            after = page[^1].Position;
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"e{i}"), types);
        Assert.Equal(after, await Log.ReadHeadPositionAsync());
    }

    [Fact]
    public async Task Memory_and_disk_tell_the_same()
    {
        await Log.AppendAsync(new("order:1", 0, [Make.Event("a", "merchant:acme"), Make.Event("b")]));
        await Log.AppendAsync(Make.Append("order:2", 0, "c"));
        var memory = await Log.ReadAllAsync(0, 10);
        await Under.ReopenAsync();
        var disk = await Log.ReadAllAsync(0, 10);

        Assert.Equal(memory.Select(Plain), disk.Select(Plain));
        Assert.Equal(memory[^1].Position, await Log.ReadHeadPositionAsync());

        static object Plain(StoredEvent e)
            => (e.Position, e.Stream, e.Version, e.Type, e.Schema, Convert.ToHexString(e.Data.Span), e.At, e.By);
    }

    [Fact]
    public async Task Waiting_for_more_ends_with_the_next_commit()
    {
        var position = (await Log.AppendAsync(Make.Append("s", 0, "a"))).Position;
        await Log.WaitForMoreAsync(position - 1, TestContext.Current.CancellationToken);
        var waiting = Log.WaitForMoreAsync(position, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        await Log.AppendAsync(Make.Append("s", 1, "b"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Waiting_for_more_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        var waiting = Log.WaitForMoreAsync(99, given.Token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task An_operation_is_kept_with_its_events_and_its_id_cannot_be_taken_twice()
    {
        var operation = new Operation("key:1", "hash", new byte[] { 4, 2 }, Make.Noon.AddDays(1));
        Assert.Null(await Log.FindOperationAsync("key:1"));
        await Log.AppendAsync(Make.Append("order:1", 0, "a") with { Operation = operation });

        var again = await Log.AppendAsync(Make.Append("order:2", 0, "b") with { Operation = operation with { Hash = "other" } });

        Assert.Equal(new AppendResult(AppendOutcome.OperationTaken, 0, 0), again);
        Assert.Equal(0, (await Log.ReadHeadAsync("order:2")).Version);
        var found = await Log.FindOperationAsync("key:1");
        Assert.Equal(("key:1", "hash", operation.Expires), (found!.Id, found.Hash, found.Expires));
        Assert.Equal<byte>([4, 2], found.Answer.ToArray());
    }

    [Fact]
    public async Task An_operation_of_a_losing_append_is_not_kept()
    {
        await Log.AppendAsync(Make.Append("order:1", 5, "a") with { Operation = new("key:1", "", default, Make.Noon.AddDays(1)) });
        Assert.Null(await Log.FindOperationAsync("key:1"));
    }

    [Fact]
    public async Task A_refusal_is_an_operation_without_events()
    {
        var refusal = new Append("order:1", 0, [], Operation: new("key:1", "h", new byte[] { 1 }, Make.Noon.AddDays(1)));
        Assert.Equal(new AppendResult(AppendOutcome.Committed, 0, 0), await Log.AppendAsync(refusal));
        Assert.NotNull(await Log.FindOperationAsync("key:1"));
        Assert.Equal(AppendOutcome.OperationTaken, (await Log.AppendAsync(refusal)).Outcome);
    }

    [Fact]
    public async Task An_expired_operation_is_forgotten_and_its_id_is_free()
    {
        var operation = new Operation("key:1", "old", default, Make.Noon.AddHours(1));
        await Log.AppendAsync(Make.Append("order:1", 0, "a") with { Operation = operation });
        Time.Advance(TimeSpan.FromHours(2));

        Assert.Null(await Log.FindOperationAsync("key:1"));
        var next = operation with { Hash = "new", Expires = Make.Noon.AddDays(1) };
        Assert.Equal(AppendOutcome.Committed, (await Log.AppendAsync(Make.Append("order:2", 0, "b") with { Operation = next })).Outcome);
        Assert.Equal("new", (await Log.FindOperationAsync("key:1"))!.Hash);
    }

    [Fact]
    public async Task A_mark_is_kept_beyond_its_time_while_a_reaction_is_set_aside_and_no_longer()
    {
        var setAsides = (ISetAsides)Log;
        var mark = new Operation("sku:1|mark", "", default, Make.Noon.AddDays(7));
        var answer = new Operation("key:1", "hash", default, Make.Noon.AddDays(1));
        await Log.AppendAsync(Make.Append("order:1", 0, "a") with { Operation = mark });
        await Log.AppendAsync(Make.Append("order:2", 0, "a") with { Operation = answer });
        var aside = new SetAside("r-1", "r", "order:1", 1, 1, "a", "no", 5, Make.Noon, Make.Noon, null);
        await setAsides.PutSetAsideAsync(aside);
        Assert.Equal([aside], await setAsides.ReadSetAsidesAsync());
        Time.Advance(TimeSpan.FromDays(30));

        Assert.NotNull(await Log.FindOperationAsync(mark.Id));
        Assert.Null(await Log.FindOperationAsync(answer.Id));
        Assert.Equal(AppendOutcome.OperationTaken, (await Log.AppendAsync(Make.Append("order:3", 0, "b") with { Operation = mark })).Outcome);

        Assert.True(await setAsides.WantRetryAsync(aside.Id));
        Assert.True(Assert.Single(await setAsides.ReadSetAsidesAsync()).RetryWanted);
        await setAsides.CloseSetAsideAsync(aside.Id);
        Assert.False(await setAsides.WantRetryAsync(aside.Id));
        Assert.Null(await Log.FindOperationAsync(mark.Id));
        Assert.Equal(AppendOutcome.Committed, (await Log.AppendAsync(Make.Append("order:3", 0, "b") with { Operation = mark })).Outcome);
    }

    [Fact]
    public async Task An_event_says_what_set_it_going()
    {
        await Log.AppendAsync(new("order:1", 0, [Make.Event("a") with { Cause = 77 }, Make.Event("b")]));
        await Under.ReopenAsync();
        Assert.Equal([77, 0], (await Log.StreamAsync("order:1")).Select(stored => stored.Cause));
    }

    [Fact]
    public async Task Due_rows_are_set_moved_and_cleared_with_the_events_that_ask_for_it()
    {
        await Log.AppendAsync(Make.Append("order:1", 0, "a") with { Due = [new("expire", Make.Noon.AddHours(1)), new("watch", Make.Noon)] });
        await Log.AppendAsync(Make.Append("order:2", 0, "a") with { Due = [new("expire", Make.Noon.AddMinutes(-5))] });
        await Log.AppendAsync(Make.Append("order:3", 9, "lost") with { Due = [new("expire", Make.Noon.AddMinutes(-9))] });

        Assert.Equal([new("order:2", "expire", Make.Noon.AddMinutes(-5)), new("order:1", "watch", Make.Noon)],
            await Log.ReadDueAsync(Make.Noon, 10));
        Assert.Equal("order:2", Assert.Single(await Log.ReadDueAsync(Make.Noon, 1)).Stream);

        await Log.AppendAsync(Make.Append("order:1", 1, "b") with { Due = [new("expire", Make.Noon.AddMinutes(-1)), new("watch", null)] });

        Assert.Equal([new("order:2", "expire", Make.Noon.AddMinutes(-5)), new("order:1", "expire", Make.Noon.AddMinutes(-1))],
            await Log.ReadDueAsync(Make.Noon, 10));
    }

    [Fact]
    public async Task A_snapshot_is_named_on_the_head_and_survives()
    {
        await Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        await Log.AppendAsync(new("order:1", 2, [], Snapshot: new(2, 7, 9)));
        Assert.Equal(new StreamHead(2, new(2, 7, 9)), await Log.ReadHeadAsync("order:1"));
        await Log.AppendAsync(Make.Append("order:1", 2, "c"));
        await Under.ReopenAsync();

        Assert.Equal(new StreamHead(3, new(2, 7, 9)), await Log.ReadHeadAsync("order:1"));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(new("order:1", 3, [], Snapshot: new(4, 7, 9))));
    }

    [Fact]
    public async Task Everything_goes_on_after_it_was_closed_and_opened()
    {
        await Log.AppendAsync(new("order:1", 0, [Make.Event("a", "merchant:acme")], [new("watch", Make.Noon)]));
        await Under.ReopenAsync();

        Assert.Equal(AppendOutcome.Conflict, (await Log.AppendAsync(Make.Append("order:1", 0, "b"))).Outcome);
        var next = await Log.AppendAsync(new("order:1", 1, [Make.Event("b", "merchant:acme")]));
        Assert.Equal((AppendOutcome.Committed, 2L), (next.Outcome, next.Version));
        Assert.Equal(["a", "b"], (await Log.ReadSubjectAsync("merchant:acme", 0, 10)).Types());
        Assert.Equal(["a", "b"], (await Log.ReadAllAsync(0, 10)).Types());
        Assert.Single(await Log.ReadDueAsync(Make.Noon, 10));
    }

    [Fact]
    public async Task A_checkpoint_moves_only_from_where_it_is()
    {
        Assert.Equal(new long[] { 0 }, await Under.Checkpoints.ReadCheckpointsAsync(["r"]));
        Assert.True(await Under.Checkpoints.MoveCheckpointAsync("r", 0, 5));
        Assert.False(await Under.Checkpoints.MoveCheckpointAsync("r", 0, 6));
        Assert.True(await Under.Checkpoints.MoveCheckpointAsync("r", 5, 9));
        await Under.ReopenAsync();
        Assert.Equal(new long[] { 0, 9 }, await Under.Checkpoints.ReadCheckpointsAsync(["never", "r"]));
    }

    protected abstract Task<LogUnderTest> OpenAsync();
}
