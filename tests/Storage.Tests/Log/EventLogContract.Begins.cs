namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>Streams that begin in the append of another stream.</summary>
public abstract partial class EventLogContract
{
    [Fact]
    public async Task Streams_begin_with_the_append_of_another()
    {
        await Log.AppendAsync(Make.Append("order:1", 0, "placed"));

        var result = await Log.AppendAsync(Beginning("order:1", 1, "released", "fulfilment:1:1", "fulfilment:1:2"));

        Assert.Equal((AppendOutcome.Committed, 2L), (result.Outcome, result.Version));
        Assert.Equal(
            [("order:1", 1L), ("fulfilment:1:1", 1L), ("fulfilment:1:1", 2L), ("fulfilment:1:2", 1L), ("fulfilment:1:2", 2L), ("order:1", 2L)],
            (await Log.ReadAllAsync(0, 10)).Select(static stored => (stored.Stream, stored.Version)));
        Assert.Equal(result.Position, (await Log.StreamAsync("order:1"))[^1].Position);
        Assert.Equal(new StreamHead(2, null), await Log.ReadHeadAsync("fulfilment:1:2"));
        Assert.Equal(4, (await Log.ReadSubjectAsync("site:PAR1", 0, 10)).Count);
        Assert.Equal(AppendOutcome.Committed, (await Log.AppendAsync(Make.Append("fulfilment:1:1", 2, "picked"))).Outcome);
    }

    [Fact]
    public async Task Nothing_is_written_where_one_of_the_streams_has_begun_or_the_append_fails()
    {
        await Log.AppendAsync(Make.Append("fulfilment:1:2", 0, "begun"));

        Assert.Equal(
            new AppendResult(AppendOutcome.Conflict, 0, 0), await Log.AppendAsync(Beginning("order:1", 0, "placed", "fulfilment:1:1", "fulfilment:1:2")));
        Assert.Equal(new AppendResult(AppendOutcome.Conflict, 0, 0), await Log.AppendAsync(Beginning("order:1", 3, "placed", "fulfilment:1:1")));

        Assert.Equal(["begun"], (await Log.ReadAllAsync(0, 10)).Types());
        Assert.Equal(new StreamHead(0, null), await Log.ReadHeadAsync("fulfilment:1:1"));
        Assert.Equal(AppendOutcome.Committed, (await Log.AppendAsync(Beginning("order:1", 0, "placed", "fulfilment:1:1"))).Outcome);
    }

    [Fact]
    public async Task Of_many_that_begin_the_same_stream_one_does()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Log.AppendAsync(Beginning($"order:{i}", 0, "placed", "fulfilment:1:1"))));

        Assert.Single(results, static result => result.Outcome is AppendOutcome.Committed);
        Assert.Equal(2, (await Log.StreamAsync("fulfilment:1:1")).Count);
        Assert.Equal(3, (await Log.ReadAllAsync(0, 1_000)).Count);
    }

    [Fact]
    public async Task A_stream_begins_once_in_an_append_with_something_and_beside_events_of_another()
    {
        foreach (var wrong in new[]
        {
            Beginning("order:1", 0, "placed", "order:1"),
            Beginning("order:1", 0, "placed", "fulfilment:1:1", "fulfilment:1:1"),
            Beginning("order:1", 0, "placed") with { Begins = [new("fulfilment:1:1", [])] },
            Beginning("order:1", 0, "placed", "fulfilment:1:1") with { Events = [] },
        }) await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(wrong));
        Assert.Empty(await Log.ReadAllAsync(0, 10));
    }

    /// <summary>An append of one event that begins the given streams, each with two events.</summary>
    private static Append Beginning(string stream, long expected, string type, params string[] begins) => Make.Append(stream, expected, type) with
    {
        Begins = [.. begins.Select(static begun => new FirstEvents(
            begun, [.. Make.Append(begun, 0, "begun", "planned").Events.Select(static created => created with { Subjects = ["site:PAR1"] })]))],
    };
}
