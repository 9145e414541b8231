using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>What every event-sourced grain needs from outside.</summary>
public sealed record AggregateServices(
    IEventLog Log, ISnapshotStore Snapshots, TimeProvider Clock, ILogger<AggregateServices> Logger);
