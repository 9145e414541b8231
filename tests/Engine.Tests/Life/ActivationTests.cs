namespace OrleansWarehouse.Engine.Tests.Life;

public sealed class ActivationTests(SharedHost host)
{
    [Fact]
    public async Task A_grain_is_activated_once_however_many_call_it_first()
    {
        var key = Signal.NewName();

        var ids = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => Task.Run(() => host.Client.GetGrain<ILifeGrain>(key).ActivationAsync()))).InTime();

        Assert.Single(ids.Distinct());
        Assert.Equal([$"begin {ids[0]}"], Signal.Of(key).Notes);
    }

    [Fact]
    public async Task A_failed_activation_fails_the_call_and_the_next_tries_anew()
    {
        var key = $"1/{Signal.NewName()}";
        var grain = host.Client.GetGrain<IMoodyGrain>(key);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => grain.AttemptsAsync().InTime());

        Assert.Equal("not today", failure.Message);
        Assert.Equal(2, await grain.AttemptsAsync().InTime());
        Assert.DoesNotContain("ended", Signal.Of(key).Notes);
    }

    [Fact]
    public async Task All_calls_that_wait_for_a_failed_activation_are_answered()
    {
        var grain = host.Client.GetGrain<IMoodyGrain>($"1/{Signal.NewName()}");

        var calls = Enumerable.Range(0, 20).Select(_ => grain.AttemptsAsync()).ToArray();

        await Task.WhenAll(calls).InTime().ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.All(calls, static call => Assert.True(call.IsCompleted && call.Exception?.InnerException is null or InvalidOperationException));
        Assert.Equal(2, await grain.AttemptsAsync().InTime());
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_the_call_with_an_exception_that_holds_its_own()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IBadlyMadeGrain>().AnyAsync().InTime());

        Assert.Equal("cannot be made", failure.InnerException?.Message);
    }
}
