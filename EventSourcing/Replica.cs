namespace OrleansWarehouse.EventSourcing;

/// <summary>A kind of reference data, which change rarely and are read often. Every process keeps all aggregates of the kind in memory,
/// folded from the log.</summary>
public abstract class Replica(string kind)
{
    private readonly string prefix = new StreamName(kind, "").ToString();

    /// <summary>The subject of every event of reference data, so that they can be read without the rest of the log.</summary>
    public const string Subject = "reference";

    /// <summary>Creates a kind whose aggregates are read as <typeparamref name="TView"/>.</summary>
    /// <param name="view">Returns null for an aggregate that is not visible yet; pure.</param>
    public static Replica<TView> Of<TState, TEvent, TView>(
        Aggregate<TState, TEvent> aggregate, EventTypes events, Func<string, TState, TView?> view)
        where TState : class
        where TEvent : class
        where TView : class
    {
        if (!aggregate.IsReplicated) throw new ArgumentException($"The aggregate {aggregate.Kind} is not marked as replicated.", nameof(aggregate));
        return new(aggregate.Kind, (before, key, stored) =>
        {
            if (events.Decode(stored) is not TEvent known) throw new InvalidOperationException($"{stored.Stream}@{stored.Version} is a {stored.Type}, which this version does not know.");
            var state = aggregate.Evolve((TState?)before?.State ?? aggregate.Initial, known, stored.At);
            return new(stored.Version, state, view(key, state));
        });
    }

    internal string StreamOf(string key) => prefix + key;

    /// <summary>Returns the key of a stream of this kind; null for a stream of another kind.</summary>
    internal string? KeyOf(string stream) => stream.StartsWith(prefix, StringComparison.Ordinal) ? stream[prefix.Length..] : null;

    internal abstract ReplicaRecord Fold(ReplicaRecord? before, string key, StoredEvent stored);
}

/// <inheritdoc />
/// <typeparam name="TView">The view that readers get.</typeparam>
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
            : throw new InvalidOperationException($"{stored.Stream}@{stored.Version} came where version {next} was expected.");
    }
}

/// <summary>An aggregate in a replica.</summary>
internal sealed record ReplicaRecord(long Version, object State, object? View);
