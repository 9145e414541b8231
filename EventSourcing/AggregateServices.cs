using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.EventSourcing;

/// <summary>What every event-sourced aggregate needs from outside.</summary>
public sealed record AggregateServices(
    IEventLog Log, ISnapshotStore Snapshots, EventTypes Events, Replicas Replicas, ICommands Commands, TimeProvider Clock,
    ILogger<AggregateServices> Logger)
{
    /// <summary>Where snapshots are written, which nobody waits for.</summary>
    public TaskScheduler Background { get; init; } = TaskScheduler.Default;

    /// <summary>The least that is written between two snapshots of a stream, in bytes. Default 64 KiB.</summary>
    public long SnapshotAfterBytes { get; init; } = 64 * 1024;
}
