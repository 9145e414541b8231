using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Life;

/// <summary>A grain has one activation or none, and its callers need not know which.</summary>
public sealed class LifeTests(PlatformHost host)
{
    [Fact]
    public async Task A_grain_is_activated_once_however_many_call_it_first()
    {
        var key = Signal.NewName();

        var activations = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => Task.Run(() => host.Grain<ILifeGrain>(key).ActivationAsync()))).InTime();

        Assert.Single(activations.Distinct());
        Assert.Single(Signal.Of(key).Notes, "begin");
    }

    [Fact]
    public async Task A_running_request_ends_before_its_activation_does_and_who_waits_finds_the_next_one()
    {
        var (key, gate) = (Signal.NewName(), Signal.NewName());
        var grain = host.Grain<ILifeGrain>(key);
        var running = grain.AskForTheEndAndWaitAsync(gate);
        await Signal.Of(gate).WhenReached();
        var waiting = Enumerable.Range(0, 5).Select(_ => grain.ActivationAsync()).ToArray();

        Signal.Of(gate).Open();

        await running.InTime();
        Assert.Single((await Task.WhenAll(waiting).InTime()).Distinct());
        Assert.Equal(["begin", "waited", "ending", "end", "begin", .. waiting.Select(_ => "call")], Signal.Of(key).Notes);
    }

    [Fact]
    public async Task No_call_is_lost_or_doubled_while_thousands_of_activations_come_and_go()
    {
        const int Grains = 50;
        const int Callers = 8;
        const int Calls = 50;
        var keys = Enumerable.Range(0, Grains).Select(_ => Signal.NewName()).ToArray();

        await Task.WhenAll(keys.SelectMany(key => Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Calls; i++)
            {
                var grain = host.Grain<ILifeGrain>(key);
                await (i % 3 == 0 ? grain.EndAsync() : grain.ActivationAsync());
            }
        })))).InTime();

        var lives = keys.Select(key => Signal.Of(key).Notes.ToArray()).ToArray();
        Assert.All(lives, static life => Assert.Equal(Callers * Calls, life.Count(static note => note == "call")));
        Assert.All(lives, IsOneActivationAfterTheOther);
        Assert.True(lives.Sum(static life => life.Count(static note => note == "begin")) > 2_000);
    }

    [Fact]
    public async Task A_call_finds_its_way_however_many_activations_end_before_its_turn()
    {
        var key = Signal.NewName();
        var grain = host.Grain<ILifeGrain>(key);

        var activations = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => grain.EndAsync())).InTime();

        Assert.Equal(30, Signal.Of(key).Notes.Count(static note => note == "call"));
        Assert.True(activations.Distinct().Count() > 3);
        IsOneActivationAfterTheOther([.. Signal.Of(key).Notes]);
    }

    /// <summary>Each activation begins after the one before has ended, and is called in between only.</summary>
    private static void IsOneActivationAfterTheOther(string[] life)
    {
        var before = "end";
        foreach (var note in life)
        {
            Assert.Contains(before, note switch
            {
                "begin" => ["end"],
                "call" or "ending" => ["begin", "call"],
                _ => new[] { "ending" },
            });
            before = note;
        }
    }
}
