using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>What the grains of all silos do.</summary>
/// <param name="WindowSeconds">Rates, latencies and slowest calls are of so many last seconds; calls and failures since the silos
/// started.</param>
/// <param name="Grains">By kind, the most called first.</param>
/// <param name="Methods">By kind and method, the slowest first: by <c>p99Ms</c>.</param>
/// <param name="Hot">The grains that are called most, hottest first: estimates.</param>
public sealed record ActivityReport(
    DateTimeOffset At, double WindowSeconds, LogFigures Log, CallFigures Total,
    ImmutableArray<SiloFigures> Silos, ImmutableArray<GrainFigures> Grains, ImmutableArray<MethodFigures> Methods,
    ImmutableArray<HotGrain> Hot, ImmutableArray<FollowerActivity> Followers);

/// <param name="Failures">Calls that ended with an exception; refusals are answers.</param>
/// <param name="Running">Calls begun and not ended.</param>
/// <param name="P50Ms">Milliseconds in the grain, the waiting for it not included; null when there was no call.</param>
/// <param name="SlowestMs">The slowest call that was timed: all are while there are few.</param>
public sealed record CallFigures(
    long Calls, double CallsPerSecond, long Failures, double FailuresPerSecond, long Running, double? P50Ms, double? P99Ms, double? SlowestMs);

public sealed record SiloFigures(string Silo, DateTimeOffset At, long Activations, double CallsPerSecond, double FailuresPerSecond);

public sealed record GrainFigures(string Grain, long Activations, CallFigures Calls);

public sealed record MethodFigures(string Grain, string Method, CallFigures Calls);

/// <param name="Position">How many events there are.</param>
public sealed record LogFigures(long Position, double EventsPerSecond);
