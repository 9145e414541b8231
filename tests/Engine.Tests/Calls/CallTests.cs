namespace OrleansWarehouse.Engine.Tests.Calls;

public sealed class CallTests(SharedHost host)
{
    [Fact]
    public async Task Calls_of_one_caller_to_an_active_grain_run_in_the_order_in_which_they_were_made()
    {
        // Not so on Orleans while the grain is being placed and activated: those calls may overtake each other.
        var grain = host.Grain<ICallGrain>();
        Assert.Empty(await grain.NumbersAsync());

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(grain.AppendAsync)).InTime();

        Assert.Equal(Enumerable.Range(0, 1000), await grain.NumbersAsync());
    }

    [Fact]
    public async Task Messages_arrive_as_they_were_sent()
    {
        var parcel = new Parcel("a", 3);

        Assert.Equal(parcel, await host.Grain<ICallGrain>().EchoAsync(parcel));
    }

    [Fact]
    public async Task A_grain_knows_its_key_and_a_reference_does()
    {
        var grain = host.Client.GetGrain<ICallGrain>("acme/sku:1");

        Assert.Equal("acme/sku:1", grain.GetPrimaryKeyString());
        Assert.Equal("acme/sku:1", await grain.KeyAsync());
        Assert.Equal("call/acme/sku:1", grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task References_travel_and_are_equal_by_identity()
    {
        var grain = host.Grain<ICallGrain>();

        var returned = await grain.SelfAsync();

        Assert.Equal(grain, returned);
        Assert.NotEqual(grain, host.Grain<ICallGrain>());
        Assert.Equal(returned.GetPrimaryKeyString(), await host.Grain<ICallGrain>().KeyOfAsync(returned));
    }

    [Fact]
    public async Task Exceptions_reach_the_caller_as_they_are()
    {
        var grain = host.Grain<ICallGrain>();

        Assert.Equal("one", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowAtOnceAsync("one"))).Message);
        Assert.Equal("two", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLaterAsync("two"))).Message);
        Assert.Equal("three", (await Assert.ThrowsAsync<BrokenParcelException>(() => grain.ThrowOwnAsync("three").AsTask())).Message);
        Assert.Equal("still here", await grain.SaySelfAsync());
    }

    [Fact]
    public async Task A_grain_catches_what_another_throws() =>
        Assert.Equal(-1, await host.Grain<ICallGrain>().CallThrowerAsync(Signal.NewName(), "caught").InTime());

    [Fact]
    public async Task Request_context_flows_down_through_grains_and_not_back()
    {
        var grain = host.Grain<ICallGrain>();
        RequestContext.Set("who", "tester");
        try
        {
            Assert.Equal("tester", await grain.ContextAsync("who"));
            Assert.Equal("tester", await grain.ContextThroughAsync(Signal.NewName(), "who"));

            await grain.SetContextAsync("who", "grain");

            Assert.Equal("tester", RequestContext.Get("who"));
            RequestContext.Remove("who");
            Assert.Null(await grain.ContextAsync("who"));
        }
        finally
        {
            RequestContext.Clear();
        }
    }

    [Fact]
    public async Task What_a_call_is_sent_with_is_what_the_context_was_then()
    {
        var grain = host.Grain<ICallGrain>();
        RequestContext.Set("n", "before");

        var call = grain.ContextAsync("n");
        RequestContext.Set("n", "after");

        Assert.Equal("before", await call);
        RequestContext.Clear();
    }

    [Fact]
    public async Task A_cancelled_caller_is_told_at_once_and_the_grain_too()
    {
        var grain = host.Grain<ICallGrain>();
        var signal = Signal.NewName();
        using var source = new CancellationTokenSource();
        var call = grain.WaitAsync(signal, source.Token);
        await Signal.Of(signal).WhenReached();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.InTime());
        await Ended(signal);
        Assert.Equal(["ended", "told"], Signal.Of(signal).Notes.Order());
        Assert.Equal("still here", await grain.SaySelfAsync());
    }

    [Fact]
    public async Task A_grain_cancels_the_grain_that_it_calls()
    {
        var (grain, other, signal) = (host.Grain<ICallGrain>(), Signal.NewName(), Signal.NewName());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitElsewhereAsync(other, signal).InTime());

        await Ended(signal);
    }

    [Fact]
    public async Task A_token_that_is_not_cancelled_changes_nothing()
    {
        var signal = Signal.NewName();
        using var source = new CancellationTokenSource();
        Signal.Of(signal).Open();

        await host.Grain<ICallGrain>().WaitAsync(signal, source.Token).InTime();

        await source.CancelAsync();
        Assert.Equal(["ended"], Signal.Of(signal).Notes);
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_cancelled()
    {
        var grain = host.Grain<ICallGrain>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => grain.WaitAsync(Signal.NewName(), new CancellationToken(canceled: true)).InTime());
    }

    [Fact]
    public async Task A_late_answer_is_a_timeout_that_names_the_call_and_the_request_goes_on()
    {
        var grain = host.Grain<ICallGrain>();
        var signal = Signal.NewName();

        var late = await Assert.ThrowsAsync<TimeoutException>(() => grain.HangAsync(signal).InTime());

        Assert.Contains("HangAsync", late.Message, StringComparison.Ordinal);
        Assert.Contains($"call/{grain.GetPrimaryKeyString()}", late.Message, StringComparison.Ordinal);
        var next = grain.NumbersAsync();
        Assert.Equal("still here", await grain.SaySelfAsync());
        Assert.False(next.IsCompleted);
        Signal.Of(signal).Open();
        Assert.Empty(await next.InTime());
    }

    [Fact]
    public async Task A_request_that_only_waited_for_its_turn_is_late_too_and_never_runs()
    {
        var grain = host.Grain<ICallGrain>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        using var never = new CancellationTokenSource();
        var blocking = grain.WaitAsync(first, never.Token);
        await Signal.Of(first).WhenReached();

        await Assert.ThrowsAsync<TimeoutException>(() => grain.HangAsync(second).InTime());

        Signal.Of(first).Open();
        await blocking.InTime();
        await grain.NumbersAsync().InTime();
        await Assert.ThrowsAsync<TimeoutException>(() => Signal.Of(second).WhenReached().WaitAsync(TimeSpan.Zero));
    }

    private static Task Ended(string signal) =>
        new Func<Task<bool>>(() => Task.FromResult(Signal.Of(signal).Notes.Contains("ended"))).Until();
}
