namespace OrleansWarehouse.Storage.Log;

/// <summary>The head of a stream as the log's writer sees it. A subject that is not a stream has one too, with version 0.</summary>
internal sealed class Head(string name, long id, long version, SnapshotName? snapshot, bool stored)
{
    private long version = version;
    private SnapshotName? snapshot = snapshot;

    public string Name { get; } = name;

    public long Id { get; } = id;

    /// <summary>Whether the row exists in the database; used only by the writer.</summary>
    public bool Stored { get; private set; } = stored;

    /// <summary>The version once the current transaction commits; used only by the writer.</summary>
    public long NextVersion { get; set; } = version;

    public SnapshotName? NextSnapshot { get; set; } = snapshot;

    /// <summary>Whether the current transaction changes this head.</summary>
    public bool Touched { get; set; }

    /// <summary>Whether the row is missing or names an older snapshot.</summary>
    public bool IsRowStale => !Stored || NextSnapshot != snapshot;

    /// <summary>The committed head, for any thread. The snapshot is read first, so that it is never ahead of the version.</summary>
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

