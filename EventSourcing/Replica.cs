namespace OrleansWarehouse.EventSourcing;

/// <summary>A kind of reference data: what rarely changes and everybody asks for. Every process holds all aggregates of the kind in
/// memory, folded from the log.</summary>
public abstract class Replica(string kind)
{
    private readonly string prefix = new StreamName(kind, "").ToString();

    /// <summary>The subject under which every event of reference data stands in the log, so that they are found without the others.</summary>
    public const string Subject = "reference";

    /// <summary>A kind that is told to others as a view of its aggregates.</summary>
    /// <param name="view">Null for an aggregate that others are not to see yet; pure.</param>
    public static Replica<TView> Of<TState, TEvent, TView>(
        Aggregate<TState, TEvent> aggregate, EventTypes events, Func<string, TState, TView?> view)
        where TState : class
        where TEvent : class
        where TView : class
    {
        if (!aggregate.IsReplicated) throw new ArgumentException($"Events of {aggregate.Kind} do not say that they are replicated.", nameof(aggregate));
        return new(aggregate.Kind, (before, key, stored) =>
        {
            if (events.Decode(stored) is not TEvent known) throw new InvalidOperationException($"{stored.Stream}@{stored.Version} is a {stored.Type}, which this version does not know.");
            var state = aggregate.Evolve((TState?)before?.State ?? aggregate.Initial, known, stored.At);
            return new(stored.Version, state, view(key, state));
        });
    }

    internal string StreamOf(string key) => prefix + key;

    /// <summary>The key of the aggregate that a stream is of; null for one of another kind.</summary>
    internal string? KeyOf(string stream) => stream.StartsWith(prefix, StringComparison.Ordinal) ? stream[prefix.Length..] : null;

    internal abstract ReplicaRecord Fold(ReplicaRecord? before, string key, StoredEvent stored);
}

/// <inheritdoc />
/// <typeparam name="TView">What others read of it.</typeparam>
public sealed class Replica<TView> : Replica
    where TView : class
{
    private readonly Func<ReplicaRecord?, string, StoredEvent, ReplicaRecord> fold;

    internal Replica(string kind, Func<ReplicaRecord?, string, StoredEvent, ReplicaRecord> fold)
        : base(kind) => this.fold = fold;

    internal override ReplicaRecord Fold(ReplicaRecord? before, string key, StoredEvent stored)
    {
        var next = (before?.Version ?? 0) + 1;
        return stored.Version == next
            ? fold(before, key, stored)
            : throw new InvalidOperationException($"{stored.Stream}@{stored.Version} came where version {next} was to come.");
    }
}

/// <summary>An aggregate in a replica.</summary>
internal sealed record ReplicaRecord(long Version, object State, object? View);
