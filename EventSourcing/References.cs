namespace OrleansWarehouse.EventSourcing;

/// <summary>A record of reference data that a decision has read.</summary>
/// <param name="Stream">Its stream, whether there is one or not.</param>
/// <param name="Version">The version that was read; 0 where there was none.</param>
public readonly record struct Reference(string Stream, long Version);

/// <summary>Reference data as one decision sees them: all from one image. What it reads is noted where that may be stale, and goes to
/// the log with what was decided.</summary>
public sealed class References(ReplicaImage image, bool mayLag)
{
    private HashSet<Reference>? read;

    /// <summary>Whether the decision may rest on something that is not so any more.</summary>
    internal bool MayBeStale => read is not null;

    /// <summary>What was read; null for nothing, and where nothing can be stale.</summary>
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
