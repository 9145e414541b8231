using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ops;

/// <summary>What the grains of one silo do.</summary>
/// <param name="Window">How long ago "recent" begins; shorter after the silo's start.</param>
/// <param name="Followers">Empty where others follow the log.</param>
/// <param name="LogPosition">How far the log reaches, of which all silos have one.</param>
/// <param name="EventsPerSecond">How fast it grows.</param>
[GenerateSerializer, Immutable, Alias("ops.siloActivity")]
public sealed record SiloActivity(
    string Silo, DateTimeOffset At, TimeSpan Window, ImmutableArray<MethodActivity> Methods, ImmutableArray<HotGrain> Hot,
    ImmutableArray<GrainPopulation> Populations, ImmutableArray<FollowerActivity> Followers, long LogPosition, double EventsPerSecond);

/// <summary>The calls of one method of one kind of grain.</summary>
/// <param name="Calls">Since the silo started; exact, as all counts but those of <paramref name="Latency"/>.</param>
/// <param name="Failures">Those that ended with an exception; a refusal is an answer.</param>
/// <param name="Running">Begun and not ended.</param>
/// <param name="SlowestMicros">The slowest recent call that was timed, in microseconds.</param>
/// <param name="Latency">How long recent calls took in the grain, their waiting for it not included.</param>
[GenerateSerializer, Immutable, Alias("ops.methodActivity")]
public sealed record MethodActivity(
    string Grain, string Method, long Calls, long Failures, long RecentCalls, long RecentFailures, long Running, long SlowestMicros,
    ImmutableArray<LatencyCount> Latency);

/// <param name="Bucket">See <c>LatencyScale</c>.</param>
/// <param name="Calls">How many calls it stands for: above some rate, only a share of them is timed.</param>
[GenerateSerializer, Immutable, Alias("ops.latencyCount")]
public readonly record struct LatencyCount(int Bucket, long Calls);

/// <summary>A grain that is called much. An estimate.</summary>
/// <param name="OvercountPerSecond">By how much the rate may be too high, never too low.</param>
[GenerateSerializer, Immutable, Alias("ops.hotGrain")]
public sealed record HotGrain(string Grain, string Key, double CallsPerSecond, double OvercountPerSecond);

/// <summary>How many grains of one kind are in memory.</summary>
[GenerateSerializer, Immutable, Alias("ops.grainPopulation")]
public sealed record GrainPopulation(string Grain, long Activations);

/// <summary>Somebody who follows the log.</summary>
/// <param name="Lag">Events that he has not dealt with yet.</param>
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
