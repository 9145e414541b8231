using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Another aggregate that begins with a decision. Its first events are written with the decision's own, in one append: nobody sees
/// the one without the other.</summary>
/// <remarks>Its key must follow from what decides, and nobody may have it before: an aggregate that somebody keeps in memory from before its
/// beginning learns of that only when it writes.</remarks>
public sealed class Beginning
{
    private readonly ImmutableArray<(object Event, IReadOnlyList<string> Subjects)> events;

    private Beginning(string stream, ImmutableArray<(object Event, IReadOnlyList<string> Subjects)> events) =>
        (Stream, this.events) = (stream, events);

    public string Stream { get; }

    /// <param name="events">At least one.</param>
    /// <exception cref="ArgumentException">There is none; or the aggregate holds a process, whose watchdog would not be set.</exception>
    public static Beginning Of<TState, TEvent>(Aggregate<TState, TEvent> aggregate, string key, params ImmutableArray<TEvent> events)
        where TState : class
        where TEvent : class
    {
        if (aggregate.Process is not null) throw new ArgumentException($"A {aggregate.Kind} holds a process: it begins by itself.", nameof(aggregate));
        if (events.IsEmpty) throw new ArgumentException("Nothing begins without an event.", nameof(events));
        return new(aggregate.StreamOf(key), [.. events.Select(@event => ((object)@event, aggregate.SubjectsOf(key, @event)))]);
    }

    internal FirstEvents Encode(EventTypes types, DateTimeOffset at, string by, long cause) =>
        new(Stream, [.. events.Select(one => types.Encode(one.Event, one.Subjects, at, by, cause))]);
}
