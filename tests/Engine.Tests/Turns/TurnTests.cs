namespace OrleansWarehouse.Engine.Tests.Turns;

public sealed class TurnTests(SharedHost host)
{
    [Fact]
    public async Task One_request_at_a_time_with_all_its_continuations()
    {
        var grain = host.Grain<IOnlyTurns>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.AddSlowlyAsync())).InTime();

        Assert.Equal(50, await grain.CountAsync());
    }

    [Fact]
    public async Task Continuations_come_back_to_the_grain() => Assert.Equal("ok", await host.Grain<IOnlyTurns>().ComesBackAsync().InTime());

    [Fact]
    public async Task A_second_request_waits_for_the_first()
    {
        var grain = host.Grain<IOnlyTurns>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var firstCall = grain.WaitAsync(first);
        await Signal.Of(first).WhenReached();

        var secondCall = grain.WaitAsync(second);

        Assert.Equal(1, await grain.StartedAsync().InTime());
        Signal.Of(second).Open();
        Signal.Of(first).Open();
        await Task.WhenAll(firstCall, secondCall).InTime();
        Assert.Equal(2, await grain.StartedAsync());
    }

    [Fact]
    public async Task Different_grains_run_side_by_side()
    {
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var calls = new[] { host.Grain<IOnlyTurns>().WaitAsync(first), host.Grain<IOnlyTurns>().WaitAsync(second) };

        await Signal.Of(first).WhenReached();
        await Signal.Of(second).WhenReached();

        Signal.Of(first).Open();
        Signal.Of(second).Open();
        await Task.WhenAll(calls).InTime();
    }

    [Fact]
    public async Task A_reentrant_grain_begins_the_second_at_the_first_ones_await()
    {
        var grain = host.Grain<IReentrantTurnGrain>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var firstCall = grain.WaitAsync(first);
        await Signal.Of(first).WhenReached();

        var secondCall = grain.WaitAsync(second);
        await Signal.Of(second).WhenReached();

        Signal.Of(second).Open();
        await secondCall.InTime();
        Signal.Of(first).Open();
        await firstCall.InTime();
    }

    [Fact]
    public async Task A_reentrant_grain_still_runs_one_turn_at_a_time()
    {
        var grain = host.Grain<IInterleavingTurnGrain>();

        var sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => grain.AddInPartsAsync(200)))).InTime();

        Assert.Equal(4000, sums.Max());
    }

    [Fact]
    public async Task Read_only_requests_run_beside_each_other_and_others_wait_for_them()
    {
        var grain = host.Grain<IOnlyTurns>();
        var (first, second, third) = (Signal.NewName(), Signal.NewName(), Signal.NewName());
        var reads = new[] { grain.ReadAsync(first), grain.ReadAsync(second) };
        await Signal.Of(first).WhenReached();
        await Signal.Of(second).WhenReached();

        var write = grain.WaitAsync(third);

        Assert.Equal(2, await grain.StartedAsync().InTime());
        Signal.Of(third).Open();
        Signal.Of(first).Open();
        Signal.Of(second).Open();
        await Task.WhenAll(reads.Append(write)).InTime();
    }

    [Fact]
    public async Task A_read_only_request_waits_for_one_that_is_not()
    {
        var grain = host.Grain<IOnlyTurns>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var write = grain.WaitAsync(first);
        await Signal.Of(first).WhenReached();

        var read = grain.ReadAsync(second);

        Assert.Equal(1, await grain.StartedAsync().InTime());
        Signal.Of(second).Open();
        Signal.Of(first).Open();
        await Task.WhenAll(write, read).InTime();
    }

    [Fact]
    public async Task Any_number_of_arguments_and_value_tasks()
    {
        var grain = host.Grain<IOnlyTurns>();

        await grain.NothingAsync();

        Assert.Equal(1 + 2 + 3 + 4 + 1 + 1 + 5 + 6 + 7, await grain.ValueAsync(1, "ab", 3, 4m, Guid.NewGuid(), "x", 5, 6, 7));
        Assert.Equal(1 + 2 + 3 + 4 + 5 + 6 + 7, await grain.ValueAsync(1, "ab", 3, 4m, Guid.Empty, null, 5, 6, 7));
    }
}
