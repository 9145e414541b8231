namespace OrleansWarehouse.Storage.Log;

/// <summary>A log that several processes write: how they may tell each other that it has grown, faster than by asking it.</summary>
public interface ILogNews
{
    /// <summary>Completes when this process has committed something after the position; gives where it ends.</summary>
    Task<long> CommittedHereAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>Another process says that the log has grown to this position.</summary>
    Task HeardAsync(long position);
}
