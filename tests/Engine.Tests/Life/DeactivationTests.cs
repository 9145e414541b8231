using Orleans.Configuration;

namespace OrleansWarehouse.Engine.Tests.Life;

public sealed class DeactivationTests(SharedHost host)
{
    [Fact]
    public async Task Deactivating_on_idle_ends_this_activation_and_the_next_call_begins_another()
    {
        var grain = host.Grain<ILifeGrain>();
        var first = await grain.ActivationAsync();

        await grain.EndAsync();
        var second = await grain.ActivationAsync().InTime();

        Assert.NotEqual(first, second);
        Assert.Equal(
            [$"begin {first}", $"ending {first} {DeactivationReasonCode.ApplicationRequested}", $"end {first}", $"begin {second}"],
            Signal.Of(grain.GetPrimaryKeyString()).Notes);
    }

    [Fact]
    public async Task Running_requests_finish_before_the_end_and_waiting_ones_go_to_the_next_activation()
    {
        var grain = host.Grain<ILifeGrain>();
        var signal = Signal.NewName();
        var first = await grain.ActivationAsync();
        var running = grain.WaitThenEndAsync(signal);
        await Signal.Of(signal).WhenReached();
        var waiting = Enumerable.Range(0, 10).Select(_ => grain.ActivationAsync()).ToArray();

        Signal.Of(signal).Open();

        await running.InTime();
        var second = Assert.Single((await Task.WhenAll(waiting).InTime()).Distinct());
        Assert.NotEqual(first, second);
        Assert.Equal(
            [$"begin {first}", "waited", $"ending {first} {DeactivationReasonCode.ApplicationRequested}", $"end {first}", $"begin {second}"],
            Signal.Of(grain.GetPrimaryKeyString()).Notes);
    }

    [Fact]
    public async Task An_end_that_is_asked_for_in_the_midst_waits_for_the_request()
    {
        var grain = host.Grain<ILifeGrain>();
        var signal = Signal.NewName();
        var running = grain.AskForTheEndAndWaitAsync(signal);
        await Signal.Of(signal).WhenReached();

        var next = grain.ActivationAsync();
        Signal.Of(signal).Open();

        await running.InTime();
        await next.InTime();
        var notes = Signal.Of(grain.GetPrimaryKeyString()).Notes.Select(static note => note.Split(' ')[0]);
        Assert.Equal(["begin", "waited", "ending", "end", "begin"], notes);
    }

    [Fact]
    public async Task No_call_is_lost_or_made_twice_while_activations_come_and_go()
    {
        var grain = host.Grain<ILifeGrain>();
        var answered = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await (caller == 0 && i % 20 == 0 ? grain.EndAsync() : grain.ActivationAsync());
                Interlocked.Increment(ref answered);
            }
        }))).InTime();

        Assert.Equal(1600, answered);
        var notes = Signal.Of(grain.GetPrimaryKeyString()).Notes.Select(static note => note.Split(' ')[0]).ToList();
        Assert.True(notes.Count(static note => note == "begin") > 5);
        Assert.All(Enumerable.Range(0, notes.Count), i => Assert.Equal((i % 3) switch { 0 => "begin", 1 => "ending", _ => "end" }, notes[i]));
    }

    [Fact]
    public async Task An_idle_activation_is_collected_by_its_age_and_one_in_use_is_not()
    {
        await using var own = await EngineHost.StartAsync(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(200);
            options.CollectionAge = TimeSpan.FromMilliseconds(600);
        }));
        var (idle, busy, delayed) = (Signal.NewName(), Signal.NewName(), Signal.NewName());
        var signal = Signal.NewName();
        await own.Client.GetGrain<ILifeGrain>(delayed).StayAsync(TimeSpan.FromMinutes(5));
        var running = own.Client.GetGrain<ILifeGrain>(busy).WaitAsync(signal);
        await own.Client.GetGrain<ILifeGrain>(idle).ActivationAsync();

        await Signal.Of(idle).WhenReached();

        Assert.Contains(Signal.Of(idle).Notes, static note => note.EndsWith(nameof(DeactivationReasonCode.ActivationIdle), StringComparison.Ordinal));
        Assert.Single(Signal.Of(busy).Notes);
        Assert.Single(Signal.Of(delayed).Notes);
        Signal.Of(signal).Open();
        await running.InTime();
        await Signal.Of(busy).WhenReached();
        await own.Client.GetGrain<ILifeGrain>(idle).ActivationAsync().InTime();
    }

    [Fact]
    public async Task Stopping_the_silo_ends_every_activation()
    {
        await using var own = await EngineHost.StartAsync();
        var keys = Enumerable.Range(0, 20).Select(static _ => Signal.NewName()).ToArray();
        await Task.WhenAll(keys.Select(key => own.Client.GetGrain<ILifeGrain>(key).ActivationAsync())).InTime();

        await own.StopAsync().InTime();

        Assert.All(keys, static key => Assert.StartsWith("end ", Signal.Of(key).Notes.Last(), StringComparison.Ordinal));
    }
}
