namespace OrleansWarehouse.Storage.Log;

/// <summary>How far the reactors have come; kept with the log, so that a copy of the log is a whole backup.</summary>
public interface ICheckpoints
{
    /// <summary>The positions below and at which all is handled, in the order of the names; 0 for one that was never seen.</summary>
    ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default);

    /// <summary>Moves a checkpoint by compare-and-set, durably; false when it was not at <paramref name="expected"/>.</summary>
    Task<bool> MoveCheckpointAsync(string name, long expected, long position);
}
