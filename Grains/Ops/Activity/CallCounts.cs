using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>
/// The counters of one method of one kind of grain, since the silo started. They are lock-free: the counters that every call changes are
/// kept per processor, on separate cache lines, and summed when read.
/// </summary>
internal sealed class CallCounts(string grain, string method)
{
    /// <summary>The approximate greatest number of timed calls of a method per second.</summary>
    public const int TimedPerSecond = 1_024;

    /// <summary>A multiplier from the golden ratio: it samples calls evenly, without falling in step with any rhythm of the callers.</summary>
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private static readonly int Mask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, 64)) - 1;

    private readonly Stripe[] stripes = new Stripe[Mask + 1];
    private readonly long[] latency = new long[LatencyScale.Buckets];
    private long failures;
    private long slowest;
    private int share = 1;

    public string Grain => grain;

    public string Method => method;

    public KeyValuePair<string, object?>[] Tags { get; } = [new("grain", grain), new("method", method)];

    public long Calls => Sum(static (in Stripe stripe) => stripe.Calls);

    /// <summary>Calls in progress, without those that complete synchronously.</summary>
    public long Running => Math.Max(0, Sum(static (in Stripe stripe) => stripe.Running));

    public long Failures => Volatile.Read(ref failures);

    /// <summary>How many calls a timed one represents; a power of two.</summary>
    public int Share => Volatile.Read(ref share);

    /// <returns>Whether this call is to be timed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Begin() => ((((ulong)Interlocked.Increment(ref Mine.Calls) * Spread) >> 32) & ((ulong)Volatile.Read(ref share) - 1)) == 0;

    /// <summary>Called once a second: adapts the share of timed calls to the last second's rate.</summary>
    public void Pace(long callsPerSecond) => Volatile.Write(ref share,
        (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(callsPerSecond / TimedPerSecond, 1, 1 << 20)));

    public void Wait() => Interlocked.Increment(ref Mine.Running);

    public void Continue() => Interlocked.Decrement(ref Mine.Running);

    public void Fail() => Interlocked.Increment(ref failures);

    /// <param name="calls">How many calls this one represents.</param>
    public void Timed(long micros, int calls)
    {
        Interlocked.Add(ref latency[LatencyScale.BucketOf(micros)], calls);
        if (micros > Volatile.Read(ref slowest)) Volatile.Write(ref slowest, micros);
    }

    /// <summary>The slowest call since <see cref="TakeSlowest"/> was last called, in microseconds; 0 when none was timed.</summary>
    public long Slowest => Volatile.Read(ref slowest);

    public long TakeSlowest() => Interlocked.Exchange(ref slowest, 0);

    public long[] CopyLatency() => [.. latency];

    private ref Stripe Mine
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref stripes[Thread.GetCurrentProcessorId() & Mask];
    }

    private long Sum(Part part)
    {
        var sum = 0L;
        foreach (ref readonly var stripe in stripes.AsSpan()) sum += part(stripe);
        return sum;
    }

    private delegate long Part(in Stripe stripe);

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Stripe
    {
        public long Calls;
        public long Running;
    }
}
