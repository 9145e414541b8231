namespace OrleansWarehouse.EventSourcing;

/// <summary>A reference data record that a decision has read.</summary>
/// <param name="Stream">The record's stream, also when it has no events.</param>
/// <param name="Version">The version that was read; 0 when there was no record.</param>
public readonly record struct Reference(string Stream, long Version);

/// <summary>The reference data that one decision sees, all from one image. When the image may lag the log, every read is recorded and
/// checked by the log when the decision is appended.</summary>
public sealed class References(ReplicaImage image, bool mayLag)
{
    private HashSet<Reference>? read;

    /// <summary>Whether the decision may rest on data that have changed since.</summary>
    internal bool MayBeStale => read is not null;

    /// <summary>The records that were read; null when none were, or when they cannot be stale.</summary>
    internal IReadOnlyList<Reference>? Read => read is null ? null : [.. read];

    /// <inheritdoc cref="ReplicaImage.Read{TView}" />
    public TView? Get<TView>(Replica<TView> replica, string key)
        where TView : class
    {
        var record = image.Find(replica, key);
        if (mayLag) Note(new(replica.StreamOf(key), record?.Version ?? 0));
        return (TView?)record?.View;
    }

    private void Note(Reference reference)
    {
        read ??= [];
        read.Add(reference);
    }
}
