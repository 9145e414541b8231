namespace OrleansWarehouse.EventSourcing;

/// <summary>A follower that says for each event that it cares about what follows from it. Which streams such events stand in, and
/// what they are called in the log, is not its business.</summary>
public abstract class Reactor(string name, EventTypes events, ICommands commands) : IReactor
{
    private readonly Dictionary<string, Reaction> reactions = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>To other aggregates, in the name of who caused the event.</summary>
    protected ICommands Commands { get; } = commands;

    public virtual bool GoesByGoods => false;

    public bool Handles(StoredEvent stored) => reactions.ContainsKey(stored.Type);

    public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        (Commands.By, Commands.Cause) = (stored.By, stored.Cause);
        return reactions[stored.Type].React(events.Decode(stored)!, new(stored));
    }

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) =>
        reactions[stored.Type].Goods?.Invoke(events.Decode(stored)!, new(stored)) ?? [];

    /// <summary>Declares what follows from an event; at most once for each.</summary>
    /// <param name="goods">The goods that it is about: see <see cref="IReactor.GoodsOf"/>.</param>
    protected void On<TEvent>(Func<TEvent, Fact, Task> react, Func<TEvent, Fact, IReadOnlyList<string>>? goods = null)
        where TEvent : class => reactions.Add(events.NameOf(typeof(TEvent)), new(
            (@event, fact) => react((TEvent)@event, fact),
            goods is null ? null : (@event, fact) => goods((TEvent)@event, fact)));

    private sealed record Reaction(Func<object, Fact, Task> React, Func<object, Fact, IReadOnlyList<string>>? Goods);
}
