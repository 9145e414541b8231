using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>The counts of one method in each of the last seconds, to compute the recent ones.</summary>
internal sealed class CallWindow(CallCounts counts)
{
    private readonly Queue<Moment> moments = new();
    private Moment last = new(0, 0, 0, new long[LatencyScale.Buckets]);

    /// <summary>Reads the counts; called once a second.</summary>
    /// <param name="seconds">The seconds that count as recent.</param>
    public MethodActivity Look(int seconds)
    {
        var calls = counts.Calls;
        var isStill = calls == last.Calls && counts.Failures == last.Failures && counts.Slowest == 0 && last.Slowest == 0;
        var now = isStill ? last : new Moment(calls, counts.Failures, counts.TakeSlowest(), counts.CopyLatency());
        counts.Pace(calls - last.Calls);
        moments.Enqueue(last);
        last = now;
        while (moments.Count > seconds) moments.Dequeue();
        var then = moments.Peek();
        var slowest = moments.Skip(1).Append(now).Max(static moment => moment.Slowest);
        return new(counts.Grain, counts.Method, now.Calls, now.Failures, now.Calls - then.Calls, now.Failures - then.Failures,
            counts.Running, slowest, Latency(now, then));
    }

    private static ImmutableArray<LatencyCount> Latency(Moment now, Moment then)
    {
        if (ReferenceEquals(now.Latency, then.Latency)) return [];
        var between = ImmutableArray.CreateBuilder<LatencyCount>();
        for (var bucket = 0; bucket < LatencyScale.Buckets; bucket++)
        {
            if (now.Latency[bucket] - then.Latency[bucket] is > 0 and var calls) between.Add(new(bucket, calls));
        }

        return between.DrainToImmutable();
    }

    private sealed record Moment(long Calls, long Failures, long Slowest, long[] Latency);
}
