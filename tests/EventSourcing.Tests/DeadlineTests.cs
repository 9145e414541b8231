namespace OrleansWarehouse.EventSourcing.Tests;

public sealed class DeadlineTests
{
    private readonly World world = new();
    private readonly List<string> reached = [];

    [Fact]
    public async Task A_stream_has_any_number_of_deadlines_each_with_its_own_end()
    {
        var jar = await world.LoadAsync(Jar.Definition, "a");
        await jar.RecordAsync((_, now) => Decision<JarEvent>.Nothing.WithDue("empty", now).WithDue("count", now.AddHours(1)));
        var due = await world.Log.ReadDueAsync(world.Noon, 10, TestContext.Current.CancellationToken);

        foreach (var row in due) await Dispatch.HandleAsync(row, TestContext.Current.CancellationToken);
        await Dispatch.HandleAsync(new("jar:b", "count", world.Noon), TestContext.Current.CancellationToken);

        Assert.Equal(["empty a", "count b"], reached);
    }

    [Fact]
    public async Task A_deadline_is_moved_and_taken_back_by_name()
    {
        var jar = await world.LoadAsync(Jar.Definition, "a");
        await jar.RecordAsync((_, now) => Decision<JarEvent>.Nothing.WithDue("empty", now).WithDue("count", now));

        await jar.RecordAsync((_, now) => Decision<JarEvent>.Nothing.WithDue("empty", null).WithDue("count", now.AddDays(1)));

        Assert.Equal(new DueRow("jar:a", "count", world.Noon.AddDays(1)), Assert.Single(world.Log.Due));
    }

    [Fact]
    public async Task A_deadline_that_nobody_knows_is_an_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Dispatch.HandleAsync(new("jar:a", "polish", world.Noon), TestContext.Current.CancellationToken));

    private DeadlineDispatch Dispatch => new(world, [Named("empty"), Named("count")]);

    private Deadline Named(string name) => new("jar", name, (_, key) =>
    {
        reached.Add($"{name} {key}");
        return Task.CompletedTask;
    });
}
