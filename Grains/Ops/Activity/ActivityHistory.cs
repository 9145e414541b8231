using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>The activity of the last hour, a point every five seconds.</summary>
public sealed class ActivityHistory
{
    public static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly List<ActivityPoint> points = [];

    /// <summary>The points, oldest first.</summary>
    public ImmutableArray<ActivityPoint> Points => [.. points];

    /// <summary>Adds the present activity; may be called any number of times per step. Drops points of a clock that was ahead.</summary>
    public void Add(ActivityPoint now)
    {
        points.RemoveAll(point => point.At <= now.At - Retention || point.At > now.At);
        if (points is [.., var last] && StepOf(last) == StepOf(now)) points[^1] = Together(last, now);
        else points.Add(now);
    }

    private static long StepOf(ActivityPoint point) => point.At.UtcTicks / Step.Ticks;

    /// <summary>Rates cover more than one step, so the latest counts; of momentary figures the greatest of the step is kept.</summary>
    private static ActivityPoint Together(ActivityPoint last, ActivityPoint now) =>
        now with { Running = Math.Max(last.Running, now.Running), Lag = Math.Max(last.Lag, now.Lag) };
}

/// <summary>The history of <see cref="ActivityReport"/>.</summary>
/// <param name="StepSeconds">The distance between points. There are none for times at which no silo reported.</param>
/// <param name="KeptSeconds">The length of the history.</param>
/// <param name="Points">Oldest first.</param>
public sealed record ActivityPast(double StepSeconds, double KeptSeconds, ImmutableArray<ActivityPoint> Points);
