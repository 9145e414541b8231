using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Calls;

/// <summary>What reaches a caller of a grain, and what does not.</summary>
public sealed class CallTests(PlatformHost host)
{
    [Fact]
    public async Task Exceptions_reach_the_caller_as_they_are()
    {
        var grain = host.Grain<ICallGrain>();

        Assert.Equal("one", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowAtOnceAsync("one"))).Message);
        Assert.Equal("two", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLaterAsync("two"))).Message);
        Assert.Equal("three", (await Assert.ThrowsAsync<OwnException>(() => grain.ThrowOwnAsync("three"))).Message);
        await grain.NextAsync().InTime();
    }

    [Fact]
    public async Task Request_context_flows_down_through_grains_and_not_back()
    {
        var grain = host.Grain<ICallGrain>();
        RequestContext.Set("who", "tester");

        Assert.Equal("tester", await grain.ContextAsync("who"));
        Assert.Equal("tester", await grain.ContextThroughAsync(Signal.NewName(), "who"));
        await grain.SetContextAsync("who", "grain");
        Assert.Equal("tester", RequestContext.Get("who"));
        RequestContext.Clear();
        Assert.Null(await grain.ContextAsync("who"));
    }

    [Fact]
    public async Task A_late_answer_is_a_timeout_that_names_the_call_and_the_request_goes_on()
    {
        var (key, signal) = (Signal.NewName(), Signal.NewName());
        var grain = host.Grain<ICallGrain>(key);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => grain.HangAsync(signal).InTime());

        Assert.Contains("HangAsync", late.Message, StringComparison.Ordinal);
        Assert.Contains($"call/{key}", late.Message, StringComparison.Ordinal);
        var next = grain.NextAsync();
        Assert.Empty(Signal.Of(signal).Notes);
        Signal.Of(signal).Open();
        await next.InTime();
        Assert.Equal(["done"], Signal.Of(signal).Notes);
    }

    [Fact]
    public async Task Cancelling_reaches_the_grain_and_the_caller()
    {
        var grain = host.Grain<ICallGrain>();
        var signal = Signal.NewName();
        using var source = new CancellationTokenSource();
        var call = grain.WaitAsync(signal, source.Token);
        await Signal.Of(signal).WhenReached();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.InTime());
        await grain.NextAsync().InTime();
        Assert.Equal(["cancelled"], Signal.Of(signal).Notes);
    }

    [Fact]
    public async Task A_grain_cancels_what_it_asked_of_another()
    {
        var (other, signal) = (Signal.NewName(), Signal.NewName());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.Grain<ICallGrain>().CancelOtherAsync(other, signal).InTime());

        await host.Grain<ICallGrain>(other).NextAsync().InTime();
        Assert.Equal(["cancelled"], Signal.Of(signal).Notes);
    }
}
