namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>The time of the simulation, and what waits for it.</summary>
internal sealed class SimClock(Scheduler scheduler) : TimeProvider
{
    private readonly PriorityQueue<Timer, (long At, long Number)> timers = new();
    private DateTimeOffset now = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
    private long numbers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now => now;

    /// <summary>When the next timer rings; null when none is set.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            while (timers.TryPeek(out var timer, out var when) && timer.Armed != when.Number) timers.Dequeue();
            return timers.TryPeek(out _, out var next) ? new(next.At, TimeSpan.Zero) : null;
        }
    }

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public void Advance(TimeSpan by) => Reach(now + by);

    /// <summary>Comes to a time; what was to ring until then can run.</summary>
    public void Reach(DateTimeOffset time)
    {
        while (Next is { } next && next <= time)
        {
            var timer = timers.Dequeue();
            if (next > now) now = next;
            scheduler.Ready(timer);
        }

        if (time > now) now = time;
    }

    /// <summary>Has something done at a time, once.</summary>
    public void At(DateTimeOffset time, Action action) => Arm(new(this, _ => action(), null), time - now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero) throw new NotSupportedException("Nothing here ticks.");
        var timer = new Timer(this, callback, state);
        Arm(timer, dueTime);
        return timer;
    }

    private void Arm(Timer timer, TimeSpan due)
    {
        timer.Armed = ++numbers;
        if (due == Timeout.InfiniteTimeSpan) return;
        var at = (now + (due < TimeSpan.Zero ? TimeSpan.Zero : due)).UtcTicks;
        timers.Enqueue(timer, (at, timer.Armed));
    }

    private sealed class Timer(SimClock clock, TimerCallback callback, object? state) : ITimer, IRunnable
    {
        /// <summary>The number of the setting that counts.</summary>
        public long Armed { get; set; }

        public void Run()
        {
            if (Armed >= 0) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => Armed = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
