using System.Text.Json.Serialization.Metadata;

namespace OrleansWarehouse.EventSourcing;

/// <summary>How a kind of aggregate is folded and kept: its pure half.</summary>
/// <param name="Kind">The first part of its stream names: <c>order</c> in <c>order:acme/web:1001</c>.</param>
/// <param name="Evolve">Folds one event, written at a time, into the state; pure.</param>
/// <param name="Subjects">What an event concerns besides its own stream, given the aggregate's key.</param>
/// <param name="Json">How a snapshot of the state is written.</param>
/// <param name="SnapshotSchema">Raised when the state's shape changes: older snapshots are then ignored.</param>
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
    /// <summary>The process that it holds: the events that begin a step are written with its watchdog.</summary>
    public Process<TState>? Process { get; init; }

    /// <summary>Whether it is reference data, which every process follows: see <see cref="Replica"/>.</summary>
    public bool IsReplicated { get; init; }

    /// <summary>All subjects of an event but its own stream.</summary>
    public IReadOnlyList<string> SubjectsOf(string key, TEvent @event)
    {
        var subjects = Subjects(key, @event);
        return IsReplicated ? [.. subjects, Replica.Subject] : subjects;
    }

    public string StreamOf(string key) => new StreamName(Kind, key).ToString();
}
