using Orleans.Configuration;

namespace OrleansWarehouse.Engine.Tests.Timers;

public sealed class TimerTests(SharedHost host)
{
    [Fact]
    public async Task A_timer_ticks_in_turns_of_its_grain_and_a_tick_that_fails_does_not_stop_it()
    {
        var grain = host.Grain<ITimerGrain>();

        await grain.StartAsync(interleave: false, keepAlive: false, failsOn: "2");

        await Ticked(grain, 5);
        await grain.StopAsync();
        Assert.Empty(Signal.Of(grain.GetPrimaryKeyString()).Notes);
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_request()
    {
        var grain = host.Grain<ITimerGrain>();
        var signal = Signal.NewName();
        var holding = grain.HoldAsync(signal);
        await Signal.Of(signal).WhenReached();
        var starting = grain.StartAsync(interleave: false, keepAlive: false, failsOn: null);

        Assert.Equal(0, await grain.TicksAsync().InTime());
        Signal.Of(signal).Open();

        await Task.WhenAll(holding, starting).InTime();
        await Ticked(grain, 1);
        var again = Signal.NewName();
        holding = grain.HoldAsync(again);
        await Signal.Of(again).WhenReached();
        var before = await grain.TicksAsync();
        await Task.Delay(50);
        Assert.Equal(before, await grain.TicksAsync());
        Signal.Of(again).Open();
        await holding.InTime();
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait()
    {
        var grain = host.Grain<ITimerGrain>();
        await grain.StartAsync(interleave: true, keepAlive: false, failsOn: null);
        var signal = Signal.NewName();
        var holding = grain.HoldAsync(signal);
        await Signal.Of(signal).WhenReached();

        await Ticked(grain, await grain.TicksAsync() + 3);

        Signal.Of(signal).Open();
        await holding.InTime();
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_stopped()
    {
        var grain = host.Grain<ITimerGrain>();
        await grain.StartAsync(interleave: false, keepAlive: false, failsOn: null);
        await Ticked(grain, 1);

        // A tick that was due before it was changed may still come.
        await grain.ChangeAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await Task.Delay(50);
        var ticks = await grain.TicksAsync();
        await Task.Delay(50);
        Assert.Equal(ticks, await grain.TicksAsync());

        await grain.ChangeAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        await Ticked(grain, ticks + 2);
        await grain.StopAsync();
        ticks = await grain.TicksAsync();
        await Task.Delay(50);
        Assert.Equal(ticks, await grain.TicksAsync());
    }

    [Fact]
    public async Task Stopping_a_timer_cancels_the_tick_that_runs()
    {
        var grain = host.Grain<ITimerGrain>();
        var signal = Signal.NewName();
        await grain.StartSlowAsync(signal);
        await Signal.Of(signal).WhenReached();

        await grain.StopAsync();

        await new Func<Task<bool>>(() => Task.FromResult(Signal.Of(signal).Notes.Contains("stopped"))).Until();
    }

    [Fact]
    public async Task Ticks_keep_a_grain_in_memory_only_if_they_are_said_to()
    {
        await using var own = await EngineHost.StartAsync(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(200);
            options.CollectionAge = TimeSpan.FromMilliseconds(600);
        }));
        var (kept, left) = (own.Client.GetGrain<ITimerGrain>(Signal.NewName()), own.Client.GetGrain<ITimerGrain>(Signal.NewName()));
        await kept.StartAsync(interleave: false, keepAlive: true, failsOn: null);
        await left.StartAsync(interleave: false, keepAlive: false, failsOn: null);

        await Signal.Of(left.GetPrimaryKeyString()).WhenReached();

        Assert.True(await kept.TicksAsync() > 0);
        Assert.Equal(0, await left.TicksAsync());
    }

    private static Task Ticked(ITimerGrain grain, int times) => new Func<Task<bool>>(async () => await grain.TicksAsync() >= times).Until();
}
