namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>What the grains of all silos did at one time. Rates and latencies cover the ten seconds before it.</summary>
/// <param name="Running">The greatest number of calls in progress since the point before.</param>
/// <param name="P50Ms">Milliseconds in the grain, over all calls of all silos; null when there was no call.</param>
/// <param name="Lag">The greatest number of events that a follower of the log lagged since the point before.</param>
[GenerateSerializer, Immutable, Alias("ops.activityPoint")]
public sealed record ActivityPoint(
    DateTimeOffset At, double CallsPerSecond, double EventsPerSecond, double FailuresPerSecond, long Running, double? P50Ms, double? P99Ms, long Lag);
