using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Ticks by the silo's <see cref="TimeProvider"/>; the next tick is due a period after the last one has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _period = options.Period;
        Options = options;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(
                static self => ((GrainTimer)self!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    internal GrainTimerCreationOptions Options { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _next = dueTime;
        _changed = true;
        if (!_ticking)
        {
            Schedule(dueTime);
        }
    }

    public void Dispose()
    {
        if (!_disposed.IsCancellationRequested)
        {
            _disposed.Cancel();
            _timer.Dispose();
            _activation.Forget(this);
        }
    }

    internal async Task TickAsync()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _changed = false;
        try
        {
            await _callback(_disposed.Token);
        }
        catch (Exception exception)
        {
            Log.TickFailed(_activation.Silo.Logger, exception, _activation.GrainId);
        }
        finally
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
            {
                Schedule(_changed ? _next : _period);
            }
        }
    }

    private void OnDue()
    {
        _ticking = true;
        _activation.TryTick(new Tick(this), Options.KeepAlive);
    }

    private void Schedule(TimeSpan dueTime) => _timer.Change(dueTime, Timeout.InfiniteTimeSpan);

    private sealed class Tick(GrainTimer timer) : VoidInvocation(null)
    {
        internal override bool AlwaysInterleaves => timer.Options.Interleave;

        internal override Task Call(object grain) => timer.TickAsync();
    }
}
