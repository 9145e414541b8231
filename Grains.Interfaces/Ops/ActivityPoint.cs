namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>What the grains of all silos did at a moment of the past. Rates and latencies are of the ten seconds before it.</summary>
/// <param name="Running">Calls begun and not ended: the most since the point before.</param>
/// <param name="P50Ms">Milliseconds in the grain, of all calls of all silos; null when there was no call.</param>
/// <param name="Lag">How many events the slowest follower of the log was behind: the most since the point before.</param>
[GenerateSerializer, Immutable, Alias("ops.activityPoint")]
public sealed record ActivityPoint(
    DateTimeOffset At, double CallsPerSecond, double EventsPerSecond, double FailuresPerSecond, long Running, double? P50Ms, double? P99Ms, long Lag);
