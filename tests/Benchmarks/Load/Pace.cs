using System.Diagnostics;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>When the next order is due. Shared by all connections of a run.</summary>
internal abstract class Pace
{
    /// <summary>Waits for the next order's time, and returns it as a <see cref="Stopwatch"/> timestamp; null at the end.</summary>
    public abstract ValueTask<long?> NextAsync(CancellationToken cancellation);

    protected static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}

/// <summary>Closed loop: every connection sends its next order as soon as the last is answered, for some time.</summary>
internal sealed class ClosedPace(TimeSpan length) : Pace
{
    private readonly long end = Stopwatch.GetTimestamp() + Ticks(length);

    public override ValueTask<long?> NextAsync(CancellationToken cancellation)
    {
        var now = Stopwatch.GetTimestamp();
        return ValueTask.FromResult<long?>(now < end ? now : null);
    }
}

/// <summary>Closed loop, for a number of orders.</summary>
internal sealed class CountedPace(long orders) : Pace
{
    private long left = orders;

    public override ValueTask<long?> NextAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<long?>(Interlocked.Decrement(ref left) >= 0 ? Stopwatch.GetTimestamp() : null);
}

/// <summary>
/// Open loop: orders are due at a fixed rate whatever the server does, and latency counts from when an order was due, so that
/// the wait for a free connection is included.
/// </summary>
internal sealed class OpenPace(double perSecond, TimeSpan length) : Pace
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly long orders = (long)(perSecond * length.TotalSeconds);
    private long next = -1;

    public override async ValueTask<long?> NextAsync(CancellationToken cancellation)
    {
        var order = Interlocked.Increment(ref next);
        if (order >= orders) return null;
        var due = start + (long)(order * (Stopwatch.Frequency / perSecond));
        // Timers have a resolution of milliseconds: rather early than late; latency then counts from the actual sending.
        var wait = (due - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency;
        if (wait > 0) await Task.Delay((int)wait, cancellation);
        return Math.Min(due, Stopwatch.GetTimestamp());
    }
}

