using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>What the grains of all silos do.</summary>
/// <param name="Engine"><c>embedded</c> or <c>orleans</c>.</param>
/// <param name="Dashboard">Where the engine's own view of itself is; null when it has none.</param>
/// <param name="WindowSeconds">Rates, latencies and slowest calls are of so many last seconds; calls and failures since the silos
/// started.</param>
/// <param name="Grains">By kind, the most called first.</param>
/// <param name="Methods">By kind and method, the slowest first: by <c>p99Ms</c>.</param>
/// <param name="Hot">The grains that are called most, hottest first: estimates.</param>
public sealed record ActivityReport(
    DateTimeOffset At, string Engine, string? Dashboard, double WindowSeconds, LogFigures Log, CallFigures Total,
    ImmutableArray<SiloFigures> Silos, ImmutableArray<GrainFigures> Grains, ImmutableArray<MethodFigures> Methods,
    ImmutableArray<HotGrain> Hot, ImmutableArray<FollowerActivity> Followers);

/// <param name="Failures">Calls that ended with an exception; refusals are answers.</param>
/// <param name="Running">Calls begun and not ended.</param>
/// <param name="P50Ms">Milliseconds in the grain, the waiting for it not included; null when there was no call.</param>
/// <param name="SlowestMs">The slowest call that was timed: all are while there are few.</param>
public sealed record CallFigures(
    long Calls, double CallsPerSecond, long Failures, double FailuresPerSecond, long Running, double? P50Ms, double? P99Ms, double? SlowestMs);

public sealed record SiloFigures(string Silo, DateTimeOffset At, long Activations, double CallsPerSecond, double FailuresPerSecond);

/// <param name="Waiting">Calls that no grain has begun yet; null where the engine does not tell: on Microsoft Orleans.</param>
/// <param name="LongestQueue">The most of them that wait for one grain; null likewise.</param>
public sealed record GrainFigures(string Grain, long Activations, long? Waiting, long? LongestQueue, CallFigures Calls);

public sealed record MethodFigures(string Grain, string Method, CallFigures Calls);

/// <param name="Position">How many events there are.</param>
public sealed record LogFigures(long Position, double EventsPerSecond);
