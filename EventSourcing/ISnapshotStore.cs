namespace OrleansWarehouse.EventSourcing;

/// <summary>Keeps the newest snapshots of streams. A snapshot is a cache: losing all of them loses nothing.</summary>
public interface ISnapshotStore
{
    /// <summary>The bytes of the named snapshot, or null when they are not there.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken = default);

    /// <summary>Writes a snapshot; older ones of the stream may be dropped once a newer one is named on its head.</summary>
    Task WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);
}
