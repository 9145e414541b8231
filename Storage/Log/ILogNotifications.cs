namespace OrleansWarehouse.Storage.Log;

/// <summary>Notifications between processes that share a log, so that they need not wait for the next poll.</summary>
public interface ILogNotifications
{
    /// <summary>Completes when this process has committed an event after the position; returns the position of the newest such event.</summary>
    Task<long> WaitForOwnCommitAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>Reports that another process has written the log up to this position.</summary>
    Task NotifyAsync(long position);
}
