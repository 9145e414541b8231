namespace OrleansWarehouse.EventSourcing;

/// <summary>A follower that says for each event that it cares about what follows from it. Which streams such events stand in, and
/// what they are called in the log, is not its business.</summary>
public abstract class Reactor(string name, EventTypes events, ICommands commands) : IReactor
{
    private readonly Dictionary<string, Func<object, Fact, Task>> reactions = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>To other aggregates, in the name of who caused the event.</summary>
    protected ICommands Commands { get; } = commands;

    public bool Handles(StoredEvent stored) => reactions.ContainsKey(stored.Type);

    public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        Commands.By = stored.By;
        return reactions[stored.Type](events.Decode(stored)!, new(stored));
    }

    /// <summary>Declares what follows from an event; at most once for each.</summary>
    protected void On<TEvent>(Func<TEvent, Fact, Task> react)
        where TEvent : class =>
        reactions.Add(events.NameOf(typeof(TEvent)), (@event, fact) => react((TEvent)@event, fact));
}
