namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>Announcements of committed events.</summary>
public abstract partial class EventLogContract
{
    [Fact]
    public async Task What_is_committed_is_told_in_order_and_without_holes_before_its_writer_is_answered()
    {
        await Log.AppendAsync(Make.Append("order:0", 0, "before"));
        var start = await Log.ReadHeadPositionAsync();
        var (told, end, whole) = (new List<StoredEvent>(), start, true);
        Log.SubscribeToCommits((after, events) =>
        {
            lock (told)
            {
                whole &= after == end;
                end = events[^1].Position;
                told.AddRange(events);
            }
        });

        await Task.WhenAll(Enumerable.Range(1, 200).Select(async i =>
        {
            var written = await Log.AppendAsync(Make.Append($"order:{i}", 0, "a", "b"));
            lock (told) Assert.True(end >= written.Position);
        }));

        Assert.True(whole);
        Assert.Equal((await Log.ReadAllAsync(start, 1_000)).Select(e => (e.Position, e.Stream, e.Type)), told.Select(e => (e.Position, e.Stream, e.Type)));
    }

    [Fact]
    public async Task Reference_data_that_have_changed_fail_an_append_where_others_write_too()
    {
        await Log.AppendAsync(Make.Append("rule:1", 0, "set"));
        await Log.AppendAsync(Make.Append("rule:1", 1, "set"));

        var stale = await Log.AppendAsync(Reading("order:1", new("rule:2", 0), new("rule:1", 1)));
        var fresh = await Log.AppendAsync(Reading("order:2", new("rule:2", 0), new("rule:1", 2)));

        Assert.Equal(Log.IsShared ? new(AppendOutcome.StaleReference, 0, 2) : new(AppendOutcome.Committed, 1, 3), stale);
        Assert.Equal(AppendOutcome.Committed, fresh.Outcome);
        Assert.Equal(Log.IsShared ? 0 : 1, (await Log.ReadHeadAsync("order:1")).Version);
        Assert.Equal(0, (await Log.ReadHeadAsync("rule:2")).Version);
    }

    [Fact]
    public async Task Reference_data_that_change_in_the_same_commit_fail_what_comes_after_it()
    {
        if (!Log.IsShared) return;
        await Log.AppendAsync(Make.Append("rule:1", 0, "set"));
        var before = Log.AppendAsync(Reading("order:1", new Reference("rule:1", 1)));
        var change = Log.AppendAsync(Make.Append("rule:1", 1, "set"));
        var after = Log.AppendAsync(Reading("order:2", new Reference("rule:1", 1)));

        Assert.Equal(
            [AppendOutcome.Committed, AppendOutcome.Committed, AppendOutcome.StaleReference],
            (await Task.WhenAll(before, change, after)).Select(result => result.Outcome));
        var head = await Log.ReadHeadPositionAsync();
        Assert.Equal(head, (await after).Position);
        Assert.Equal(AppendOutcome.Committed, (await Log.AppendAsync(Reading("order:2", new Reference("rule:1", 2)))).Outcome);
    }

    private static Append Reading(string stream, params Reference[] references) => Make.Append(stream, 0, "placed") with { References = references };
}
