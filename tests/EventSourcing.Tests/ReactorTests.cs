namespace OrleansWarehouse.EventSourcing.Tests;

public sealed class ReactorTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_reaction_gets_the_event_and_where_it_happened_in_the_name_of_who_caused_it()
    {
        var jar = await world.LoadAsync(Jar.Definition, "a");
        await jar.RecordAsync(static (state, _) => Jar.Add(state, 2));
        await jar.RecordAsync(static (state, _) => Jar.Add(state, 3));
        var reactor = new Counting(world);
        world.By = "system";

        foreach (var stored in world.Log.EventsOf("jar:a"))
        {
            Assert.True(reactor.Handles(stored));
            await reactor.ReactAsync(stored, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["ada: 2 by jar:a@1 of a jar", "ada: 3 by jar:a@2 of a jar"], reactor.Heard);
    }

    [Fact]
    public async Task What_was_not_declared_is_not_handled()
    {
        var trip = await world.LoadAsync(Trip.Definition, "t");
        await trip.RecordAsync(static (_, _) => new TripWanted());

        Assert.False(new Counting(world).Handles(world.Log.EventsOf("trip:t")[0]));
    }

    [Fact]
    public void An_event_is_declared_once() => Assert.Throws<ArgumentException>(() => new Stuttering(world));

    private sealed class Counting : Reactor
    {
        public Counting(ICommands commands)
            : base("counting", World.Events, commands) =>
            On<CoinsAdded>((added, fact) =>
            {
                Heard.Add($"{Commands.By}: {added.Coins} by {fact.Reference} of {fact.Key} {fact.Kind}");
                return Task.CompletedTask;
            });

        public List<string> Heard { get; } = [];
    }

    private sealed class Stuttering : Reactor
    {
        public Stuttering(ICommands commands)
            : base("stuttering", World.Events, commands)
        {
            On<CoinsAdded>(static (_, _) => Task.CompletedTask);
            On<CoinsAdded>(static (_, _) => Task.CompletedTask);
        }
    }
}
