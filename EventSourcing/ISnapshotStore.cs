namespace OrleansWarehouse.EventSourcing;

/// <summary>Stores the newest snapshots of streams. A snapshot is a cache: losing all of them loses no data.</summary>
public interface ISnapshotStore
{
    /// <summary>Returns the bytes of the named snapshot, or null when it is not there.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default);

    /// <summary>Writes a snapshot. Older ones of the stream may be deleted once a newer one is named on its head.</summary>
    Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);
}
