using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The first events of another aggregate, appended atomically with the decision that creates it: a reader sees both or
/// neither.</summary>
/// <remarks>The key must be derived from the deciding aggregate, and nothing may have activated the new aggregate before: an activation
/// that loaded it as empty notices its first events only when it appends.</remarks>
public sealed class Beginning
{
    private readonly ImmutableArray<(object Event, IReadOnlyList<string> Subjects)> events;

    private Beginning(string stream, ImmutableArray<(object Event, IReadOnlyList<string> Subjects)> events) =>
        (Stream, this.events) = (stream, events);

    public string Stream { get; }

    /// <param name="events">At least one.</param>
    /// <exception cref="ArgumentException">There are no events, or the aggregate has a process, whose watchdog would not be set.</exception>
    public static Beginning Of<TState, TEvent>(Aggregate<TState, TEvent> aggregate, string key, params ImmutableArray<TEvent> events)
        where TState : class
        where TEvent : class
    {
        if (aggregate.Process is not null) throw new ArgumentException($"A {aggregate.Kind} has a process, so it must append its own first events.", nameof(aggregate));
        if (events.IsEmpty) throw new ArgumentException("A new aggregate needs at least one event.", nameof(events));
        return new(aggregate.StreamOf(key), [.. events.Select(@event => ((object)@event, aggregate.SubjectsOf(key, @event)))]);
    }

    internal FirstEvents Encode(EventTypes types, DateTimeOffset at, string by, long cause) =>
        new(Stream, [.. events.Select(one => types.Encode(one.Event, one.Subjects, at, by, cause))]);
}
