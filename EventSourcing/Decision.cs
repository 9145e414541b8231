using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The result of a command: events (none when it was already done), or a refusal.</summary>
/// <param name="Due">Deadlines to set or clear, appended with the events.</param>
public readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal, ImmutableArray<DueChange> Due)
    where TEvent : class
{
    /// <summary>No events: the state is already as the command wants it.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], null, []);

    /// <summary>Other aggregates whose first events are appended together with these.</summary>
    public ImmutableArray<Beginning> Begins { get; init; } = [];

    public static Decision<TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null, []);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal, []);

    public static implicit operator Decision<TEvent>(TEvent @event) => new([@event], null, []);

    /// <summary>Appends the first events of another aggregate together with these events.</summary>
    public Decision<TEvent> With(Beginning beginning) => this with { Begins = Begins.Add(beginning) };

    /// <summary>Sets the deadline of the given name, or clears it when <paramref name="at"/> is null.</summary>
    public Decision<TEvent> WithDue(string name, DateTimeOffset? at) => this with { Due = Due.Add(new(name, at)) };
}
