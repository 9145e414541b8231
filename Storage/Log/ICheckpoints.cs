namespace OrleansWarehouse.Storage.Log;

/// <summary>The checkpoints of the reactors. They are stored with the log, so that a copy of the log is a complete backup.</summary>
public interface ICheckpoints
{
    /// <summary>Returns the position up to which each has handled all events, in the order of the names; 0 for an unknown name.</summary>
    ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default);

    /// <summary>Moves a checkpoint durably by compare-and-set; returns false when it was not at <paramref name="expected"/>.</summary>
    Task<bool> MoveCheckpointAsync(string name, long expected, long position);
}
