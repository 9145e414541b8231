using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>What a command comes to: events (none when it was done before), or a refusal.</summary>
/// <param name="Due">Wishes to be called at a time, kept with the events.</param>
public readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal, ImmutableArray<DueChange> Due)
    where TEvent : class
{
    /// <summary>Nothing to do: it is so already.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], null, []);

    /// <summary>Other aggregates that begin with its events.</summary>
    public ImmutableArray<Beginning> Begins { get; init; } = [];

    public static Decision<TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null, []);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal, []);

    public static implicit operator Decision<TEvent>(TEvent @event) => new([@event], null, []);

    /// <summary>Has another aggregate begin together with its events.</summary>
    public Decision<TEvent> With(Beginning beginning) => this with { Begins = Begins.Add(beginning) };

    /// <summary>Asks to be called at a time (null: no longer) under a name.</summary>
    public Decision<TEvent> WithDue(string name, DateTimeOffset? at) => this with { Due = Due.Add(new(name, at)) };
}
