using System.Numerics;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>
/// Buckets of durations: each power of two of microseconds is divided into eight equal parts, so that a bucket is at most an eighth as
/// wide as its values, from 1 µs to more than an hour. The idea is that of HdrHistogram (Gil Tene, http://hdrhistogram.org).
/// </summary>
public static class LatencyScale
{
    private const int PartBits = 3;
    private const int Parts = 1 << PartBits;
    private const int HighestPower = 32;

    /// <summary>The number of buckets.</summary>
    public const int Buckets = (HighestPower - PartBits + 2) * Parts;

    public static int BucketOf(long micros)
    {
        if (micros < Parts) return (int)Math.Max(0, micros);
        var power = BitOperations.Log2((ulong)micros);
        if (power > HighestPower) return Buckets - 1;
        return ((power - PartBits + 1) * Parts) + (int)((micros >> (power - PartBits)) & (Parts - 1));
    }

    /// <summary>Returns the middle of a bucket, in microseconds.</summary>
    public static double MiddleOf(int bucket)
    {
        if (bucket < Parts) return bucket;
        var width = 1L << ((bucket / Parts) - 1);
        return ((Parts + (bucket % Parts)) * width) + ((width - 1) / 2.0);
    }

    /// <summary>Returns the duration that a share of the calls did not exceed, in microseconds; null when there were none.</summary>
    /// <param name="calls">The number of calls in each bucket.</param>
    /// <param name="share">Between 0 and 1: 0.99 for the 99th percentile.</param>
    public static double? Percentile(ReadOnlySpan<long> calls, double share)
    {
        var all = 0L;
        foreach (var count in calls) all += count;
        var left = (long)Math.Ceiling(all * share);
        for (var bucket = 0; bucket < calls.Length && all > 0; bucket++)
        {
            left -= calls[bucket];
            if (left <= 0) return MiddleOf(bucket);
        }

        return null;
    }
}
