using System.Diagnostics;
using System.Numerics;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>A histogram of latencies with about 1 % of error at any size (log-linear, like HdrHistogram). Thread-safe.</summary>
internal sealed class Latencies
{
    private const int Precision = 7;
    private const int Sub = 1 << Precision;

    private readonly long[] counts = new long[(64 - Precision) * Sub];

    /// <param name="ticks">Ticks of <see cref="Stopwatch"/>.</param>
    public void Add(long ticks) => Interlocked.Increment(ref counts[Bucket(Math.Max(0, ticks) * 1_000_000 / Stopwatch.Frequency)]);

    public long Count => counts.Sum();

    /// <param name="share">0.5 for the median, 0.99 for the 99th percentile.</param>
    public double Milliseconds(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) return Micros(bucket) / 1000.0;
        }

        return 0;
    }

    private static int Bucket(long micros)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)micros | 1) - Precision);
        return (shift * Sub) + (int)(micros >> shift);
    }

    private static long Micros(int bucket)
    {
        var shift = Math.Max(0, (bucket / Sub) - 1);
        return (long)(bucket - (shift * Sub)) << shift;
    }
}

