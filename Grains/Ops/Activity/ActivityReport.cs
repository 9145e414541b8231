using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>The activity of the grains of all silos.</summary>
/// <param name="WindowSeconds">The period of rates, latencies and slowest calls; calls and failures are counted since the silos
/// started.</param>
/// <param name="Grains">By kind, most called first.</param>
/// <param name="Methods">By kind and method, slowest first (by <c>p99Ms</c>).</param>
/// <param name="Hot">The most called grains, hottest first; estimates.</param>
public sealed record ActivityReport(
    DateTimeOffset At, double WindowSeconds, LogFigures Log, CallFigures Total,
    ImmutableArray<SiloFigures> Silos, ImmutableArray<GrainFigures> Grains, ImmutableArray<MethodFigures> Methods,
    ImmutableArray<HotGrain> Hot, ImmutableArray<FollowerActivity> Followers);

/// <param name="Failures">Calls that ended with an exception; refusals are answers.</param>
/// <param name="Running">Calls in progress.</param>
/// <param name="P50Ms">Milliseconds in the grain, without the time in its queue; null when there was no call.</param>
/// <param name="SlowestMs">The slowest timed call; at low rates every call is timed.</param>
public sealed record CallFigures(
    long Calls, double CallsPerSecond, long Failures, double FailuresPerSecond, long Running, double? P50Ms, double? P99Ms, double? SlowestMs);

public sealed record SiloFigures(string Silo, DateTimeOffset At, long Activations, double CallsPerSecond, double FailuresPerSecond);

public sealed record GrainFigures(string Grain, long Activations, CallFigures Calls);

public sealed record MethodFigures(string Grain, string Method, CallFigures Calls);

/// <param name="Position">The position of the log's head.</param>
public sealed record LogFigures(long Position, double EventsPerSecond);
