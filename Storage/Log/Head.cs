namespace OrleansWarehouse.Storage.Log;

/// <summary>A stream as the writer knows it. Subjects that are no stream have one too, with version 0.</summary>
internal sealed class Head(string name, long id, long version, SnapshotName? snapshot, bool stored)
{
    private long version = version;
    private SnapshotName? snapshot = snapshot;

    public string Name { get; } = name;

    public long Id { get; } = id;

    /// <summary>Whether the row exists; written by the writer alone.</summary>
    public bool Stored { get; private set; } = stored;

    /// <summary>As it will be when the transaction under way commits; the writer's own.</summary>
    public long NextVersion { get; set; } = version;

    public SnapshotName? NextSnapshot { get; set; } = snapshot;

    /// <summary>Whether the transaction under way changes it.</summary>
    public bool Touched { get; set; }

    /// <summary>Whether the row is missing or names another snapshot.</summary>
    public bool IsRowStale => !Stored || NextSnapshot != snapshot;

    /// <summary>As committed, for any reader: the snapshot is read first, so that it is never ahead of the version.</summary>
    public StreamHead Committed
    {
        get
        {
            var snapshot = Volatile.Read(ref this.snapshot);
            return new(Volatile.Read(ref version), snapshot);
        }
    }

    public void Commit()
    {
        Touched = false;
        Stored = true;
        Volatile.Write(ref version, NextVersion);
        Volatile.Write(ref snapshot, NextSnapshot);
    }
}

