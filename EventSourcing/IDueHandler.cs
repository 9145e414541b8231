namespace OrleansWarehouse.EventSourcing;

/// <summary>Does what a due row asks for: calls the aggregate of its stream, which clears or moves the row by its own append.</summary>
public interface IDueHandler
{
    /// <summary>
    /// Called at least once per row, never twice at a time for the same row within a process. A call that throws, or after which
    /// the row is due as before, has failed: it is tried a few times and then set aside, and holds up nothing else.
    /// </summary>
    Task HandleAsync(DueRow row, CancellationToken cancellationToken);
}
