using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>The activation's timers: they end with it.</summary>
internal sealed partial class Activation
{
    private HashSet<GrainTimer>? _timers;

    internal IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (s_current != this)
        {
            throw new InvalidOperationException("A timer may be made only by the grain that it ticks for, within a turn of it.");
        }

        var timer = new GrainTimer(this, callback, options);
        (_timers ??= []).Add(timer);
        return timer;
    }

    internal void Forget(GrainTimer timer) => _timers?.Remove(timer);

    internal void TryTick(WorkItem tick, bool keepAlive)
    {
        if (TryPush(tick) && keepAlive)
        {
            Touch();
        }
    }

    private void StopTimers()
    {
        var timers = _timers;
        _timers = null;
        foreach (var timer in timers ?? [])
        {
            timer.Dispose();
        }
    }
}
