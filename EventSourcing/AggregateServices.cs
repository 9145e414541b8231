using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The services that every event-sourced aggregate needs.</summary>
public sealed record AggregateServices(
    IEventLog Log, ISnapshotStore Snapshots, EventTypes Events, Replicas Replicas, ICommands Commands, TimeProvider Clock,
    ILogger<AggregateServices> Logger)
{
    /// <summary>Runs the writing of snapshots, which no command waits for.</summary>
    public TaskScheduler Background { get; init; } = TaskScheduler.Default;

    /// <summary>The fewest bytes of events between two snapshots of a stream. Default 64 KiB.</summary>
    public long SnapshotAfterBytes { get; init; } = 64 * 1024;
}
