using System.Text.Json.Serialization.Metadata;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Describes a kind of aggregate: how its events are folded into a state, and how that state is stored.</summary>
/// <param name="Kind">The first part of its stream names: <c>order</c> in <c>order:acme/web:1001</c>.</param>
/// <param name="Evolve">Folds one event, written at a time, into the state; pure.</param>
/// <param name="Subjects">The subjects of an event besides its own stream, given the aggregate's key.</param>
/// <param name="Json">The JSON contract of a snapshot.</param>
/// <param name="SnapshotSchema">Raised when the state's shape changes; snapshots with an older schema are ignored.</param>
public sealed record Aggregate<TState, TEvent>(
    string Kind,
    TState Initial,
    Func<TState, TEvent, DateTimeOffset, TState> Evolve,
    Func<string, TEvent, IReadOnlyList<string>> Subjects,
    JsonTypeInfo<TState> Json,
    int SnapshotSchema = 1)
    where TState : class
    where TEvent : class
{
    /// <summary>The process that the aggregate runs, if any. The events that begin a step are appended together with its watchdog deadline.</summary>
    public Process<TState>? Process { get; init; }

    /// <summary>Whether the aggregate is reference data that every process keeps in memory; see <see cref="Replica"/>.</summary>
    public bool IsReplicated { get; init; }

    /// <summary>Returns the subjects of an event, without its own stream.</summary>
    public IReadOnlyList<string> SubjectsOf(string key, TEvent @event)
    {
        var subjects = Subjects(key, @event);
        return IsReplicated ? [.. subjects, Replica.Subject] : subjects;
    }

    public string StreamOf(string key) => new StreamName(Kind, key).ToString();
}
