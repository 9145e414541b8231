using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>The activity of the grains of one silo.</summary>
/// <param name="Window">The length of "recent"; shorter just after the silo's start.</param>
/// <param name="Followers">Empty when another process follows the log.</param>
/// <param name="LogPosition">The position of the log's head, which all silos share.</param>
/// <param name="EventsPerSecond">The rate at which the log grows.</param>
[GenerateSerializer, Immutable, Alias("ops.siloActivity")]
public sealed record SiloActivity(
    string Silo, DateTimeOffset At, TimeSpan Window, ImmutableArray<MethodActivity> Methods, ImmutableArray<HotGrain> Hot,
    ImmutableArray<GrainPopulation> Populations, ImmutableArray<FollowerActivity> Followers, long LogPosition, double EventsPerSecond);

/// <summary>The calls of one method of one kind of grain.</summary>
/// <param name="Calls">Calls since the silo started. Exact, as are all counts but those of <paramref name="Latency"/>.</param>
/// <param name="Failures">Calls that ended with an exception; a refusal is an answer.</param>
/// <param name="Running">Calls in progress.</param>
/// <param name="SlowestMicros">The slowest recent timed call, in microseconds.</param>
/// <param name="Latency">How long recent calls ran in the grain, without their time in its queue.</param>
[GenerateSerializer, Immutable, Alias("ops.methodActivity")]
public sealed record MethodActivity(
    string Grain, string Method, long Calls, long Failures, long RecentCalls, long RecentFailures, long Running, long SlowestMicros,
    ImmutableArray<LatencyCount> Latency);

/// <param name="Bucket">See <c>LatencyScale</c>.</param>
/// <param name="Calls">How many calls it represents: at high rates only a share of the calls is timed.</param>
[GenerateSerializer, Immutable, Alias("ops.latencyCount")]
public readonly record struct LatencyCount(int Bucket, long Calls);

/// <summary>A frequently called grain. An estimate.</summary>
/// <param name="OvercountPerSecond">How much the rate may be too high; it is never too low.</param>
[GenerateSerializer, Immutable, Alias("ops.hotGrain")]
public sealed record HotGrain(string Grain, string Key, double CallsPerSecond, double OvercountPerSecond);

/// <summary>How many grains of one kind are in memory.</summary>
[GenerateSerializer, Immutable, Alias("ops.grainPopulation")]
public sealed record GrainPopulation(string Grain, long Activations);

/// <summary>A follower of the log.</summary>
/// <param name="Lag">The number of events that it has not handled yet.</param>
[GenerateSerializer, Immutable, Alias("ops.followerActivity")]
public sealed record FollowerActivity(FollowerKind Kind, string Name, long Lag);

[GenerateSerializer, Alias("ops.followerKind"), JsonConverter(typeof(CamelCaseEnum<FollowerKind>))]
public enum FollowerKind
{
    /// <summary>Fills read models.</summary>
    Projection,

    /// <summary>Turns events into commands.</summary>
    Reactor,
}
