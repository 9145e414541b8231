using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>All reference data as of one position of the log. Immutable.</summary>
public sealed class ReplicaImage
{
    private readonly Replica[] replicas;
    private readonly ImmutableDictionary<Replica, ImmutableDictionary<string, ReplicaRecord>> kinds;

    private ReplicaImage(long position, Replica[] replicas, ImmutableDictionary<Replica, ImmutableDictionary<string, ReplicaRecord>> kinds) =>
        (Position, this.replicas, this.kinds) = (position, replicas, kinds);

    /// <summary>The image contains every event up to this position, and none after it.</summary>
    public long Position { get; }

    /// <summary>Returns null when there is no such record.</summary>
    public TView? Read<TView>(Replica<TView> replica, string key)
        where TView : class => (TView?)Find(replica, key)?.View;

    /// <summary>Returns all records of a kind, in no particular order.</summary>
    public IEnumerable<TView> All<TView>(Replica<TView> replica)
        where TView : class => kinds[replica].Values.Select(static record => record.View).OfType<TView>();

    internal static ReplicaImage Empty(IEnumerable<Replica> replicas) => new(0, [.. replicas], replicas.ToImmutableDictionary(
        static replica => replica, static _ => ImmutableDictionary.Create<string, ReplicaRecord>(StringComparer.Ordinal)));

    internal ReplicaRecord? Find(Replica replica, string key) => kinds[replica].GetValueOrDefault(key);

    /// <summary>Returns the image at a later position.</summary>
    /// <param name="events">Contains, in order, all events of reference data between the two positions; other events, and those already in
    /// this image, are skipped.</param>
    internal ReplicaImage After(IReadOnlyList<StoredEvent> events, long position)
    {
        var next = kinds;
        for (var i = 0; i < events.Count; i++)
        {
            var stored = events[i];
            if (stored.Position <= Position || KindOf(stored.Stream) is not var (replica, key)) continue;
            var records = next[replica];
            next = next.SetItem(replica, records.SetItem(key, replica.Fold(records.GetValueOrDefault(key), key, stored)));
        }

        return new(Math.Max(Position, position), replicas, next);
    }

    /// <summary>Called for every committed event; nearly all are no reference data.</summary>
    private (Replica Replica, string Key)? KindOf(string stream)
    {
        foreach (var replica in replicas)
            if (replica.KeyOf(stream) is { } key) return (replica, key);
        return null;
    }
}
