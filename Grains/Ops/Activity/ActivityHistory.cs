using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>What the grains did in the last hour, a point for every five seconds.</summary>
public sealed class ActivityHistory
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly List<ActivityPoint> points = [];

    /// <summary>The oldest first.</summary>
    public ImmutableArray<ActivityPoint> Points => [.. points];

    /// <summary>Adds what is so now, however often. Points of a clock that was ahead are forgotten.</summary>
    public void Add(ActivityPoint now)
    {
        points.RemoveAll(point => point.At <= now.At - Kept || point.At > now.At);
        if (points is [.., var last] && StepOf(last) == StepOf(now)) points[^1] = Together(last, now);
        else points.Add(now);
    }

    private static long StepOf(ActivityPoint point) => point.At.UtcTicks / Step.Ticks;

    /// <summary>Rates reach further back than a step does; what is of a moment would be missed.</summary>
    private static ActivityPoint Together(ActivityPoint last, ActivityPoint now) =>
        now with { Running = Math.Max(last.Running, now.Running), Lag = Math.Max(last.Lag, now.Lag) };
}

/// <summary>The past of what <see cref="ActivityReport"/> tells.</summary>
/// <param name="StepSeconds">How far points are apart. There are none of the time when no silo told anything.</param>
/// <param name="KeptSeconds">How far they reach back at most.</param>
/// <param name="Points">The oldest first.</param>
public sealed record ActivityPast(double StepSeconds, double KeptSeconds, ImmutableArray<ActivityPoint> Points);
