namespace OrleansWarehouse.Storage.Tests;

/// <summary>A clock that stands still until it is told to go on; timers fire in order while it is advanced.</summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextBefore(until) is { } timer) timer.Fire();
        lock (_gate) _now = until;
    }

    private FakeTimer? NextBefore(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.Next <= until).MinBy(t => t.Next);
            if (next is not null && next.Next > _now) _now = next.Next.Value;
            return next;
        }
    }

    private sealed class FakeTimer(FakeTime owner, Action callback) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Next { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                _period = period;
                Next = dueTime == Timeout.InfiniteTimeSpan ? null : owner._now + dueTime;
                if (!owner._timers.Contains(this)) owner._timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            lock (owner._gate) Next = _period > TimeSpan.Zero ? Next + _period : null;
            callback();
        }

        public void Dispose()
        {
            lock (owner._gate) owner._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
