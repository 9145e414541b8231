namespace OrleansWarehouse.EventSourcing;

/// <summary>Handles a due row by calling the aggregate of its stream, whose append clears or moves the row.</summary>
public interface IDueHandler
{
    /// <summary>
    /// Called at least once per row, never concurrently for the same row within a process. A call that throws, or that leaves the row due
    /// as before, has failed: it is retried a few times and then set aside, and does not block other rows.
    /// </summary>
    Task HandleAsync(DueRow row, CancellationToken cancellationToken);
}
