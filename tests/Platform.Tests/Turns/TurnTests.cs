using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Turns;

/// <summary>The concurrency guarantees of grains.</summary>
public sealed class TurnTests(PlatformHost host)
{
    [Fact]
    public async Task One_request_at_a_time_with_all_its_continuations()
    {
        var grain = host.Grain<IOneByOneGrain>();

        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.AddSlowlyAsync())).InTime();

        Assert.Equal(Enumerable.Range(1, 50), counts.Order());
    }

    [Fact]
    public async Task Continuations_stay_on_the_grain()
    {
        Assert.Null(await host.Grain<IOneByOneGrain>().StrayAsync().InTime());
        Assert.Null(await host.Grain<IReentrantGrain>().StrayAsync().InTime());
    }

    [Fact]
    public async Task A_second_request_waits_for_the_first_and_one_that_always_interleaves_does_not()
    {
        var grain = host.Grain<IOneByOneGrain>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var firstCall = grain.WaitAsync(first);
        await Signal.Of(first).WhenReached();

        var secondCall = grain.WaitAsync(second);

        Assert.Equal(1, await grain.StartedAsync().InTime());
        Signal.Of(second).Open();
        Signal.Of(first).Open();
        await Task.WhenAll(firstCall, secondCall).InTime();
        Assert.Equal(2, await grain.StartedAsync().InTime());
    }

    [Fact]
    public async Task A_reentrant_grain_begins_the_second_at_the_first_ones_await()
    {
        var grain = host.Grain<IReentrantGrain>();
        var (first, second) = (Signal.NewName(), Signal.NewName());
        var firstCall = grain.WaitAsync(first);
        await Signal.Of(first).WhenReached();

        var secondCall = grain.WaitAsync(second);
        await Signal.Of(second).WhenReached();

        Signal.Of(second).Open();
        await secondCall.InTime();
        Assert.False(firstCall.IsCompleted);
        Signal.Of(first).Open();
        await firstCall.InTime();
    }

    [Fact]
    public async Task A_reentrant_grain_interleaves_at_awaits_only()
    {
        var grain = host.Grain<IReentrantGrain>();

        var signal = Signal.NewName();

        // If one waited for the first to end, it would never let it begin.
        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => grain.AddInPartsAsync(200, 20, signal)))).InTime();

        Assert.Equal(4_000, counts.Max());
    }
}
