namespace OrleansWarehouse.EventSourcing;

/// <summary>Does what a due row asks for: calls the aggregate of its stream, which clears or moves the row by its own append.</summary>
public interface IDueHandler
{
    /// <summary>
    /// Called at least once per row, never twice at a time for the same row within a process; an exception, or a row that is
    /// still due afterwards, is tried again with growing pauses.
    /// </summary>
    Task HandleAsync(DueRow row, CancellationToken cancellationToken);
}
