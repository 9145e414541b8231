namespace OrleansWarehouse.EventSourcing;

/// <summary>A follower that declares one reaction per event type. It does not know in which streams the events are or how the log names
/// them.</summary>
public abstract class Reactor(string name, EventTypes events, ICommands commands) : IReactor
{
    private readonly Dictionary<string, Reaction> reactions = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>Sends commands on behalf of the event's <see cref="StoredEvent.By"/>.</summary>
    protected ICommands Commands { get; } = commands;

    public virtual bool IsOrderedByGoods => false;

    public bool Handles(StoredEvent stored) => reactions.ContainsKey(stored.Type);

    public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        (Commands.By, Commands.Cause) = (stored.By, stored.Cause);
        return reactions[stored.Type].React(events.Decode(stored)!, new(stored));
    }

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) =>
        reactions[stored.Type].Goods?.Invoke(events.Decode(stored)!, new(stored)) ?? [];

    /// <summary>Declares the reaction to an event type; at most one per type.</summary>
    /// <param name="goods">Returns the goods that the event concerns; see <see cref="IReactor.GoodsOf"/>.</param>
    protected void On<TEvent>(Func<TEvent, Fact, Task> react, Func<TEvent, Fact, IReadOnlyList<string>>? goods = null)
        where TEvent : class => reactions.Add(events.NameOf(typeof(TEvent)), new(
            (@event, fact) => react((TEvent)@event, fact),
            goods is null ? null : (@event, fact) => goods((TEvent)@event, fact)));

    private sealed record Reaction(Func<object, Fact, Task> React, Func<object, Fact, IReadOnlyList<string>>? Goods);
}
