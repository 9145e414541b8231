namespace OrleansWarehouse.Demo;

/// <summary>How fast the simulated world goes: all waiting is in its time.</summary>
public sealed class Pace(double speed, TimeProvider clock)
{
    public const double Slowest = 1;
    public const double Fastest = 60;

    /// <summary>While what lies behind is being made, everybody works as fast as the server answers.</summary>
    private const double Rush = 2_000;

    private TaskCompletionSource changed = NewSignal();
    private double speed = speed;
    private bool isRushing;

    /// <summary>Of the simulated clock beside the real one, 1 to 60.</summary>
    public double Speed
    {
        get => speed;
        set
        {
            if (value.Equals(speed)) return;
            speed = Math.Clamp(value, Slowest, Fastest);
            Signal();
        }
    }

    public bool IsRushing
    {
        get => isRushing;
        set
        {
            isRushing = value;
            Signal();
        }
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    private double Factor => isRushing ? Rush : speed;

    /// <summary>How long something takes on the real clock.</summary>
    public TimeSpan Real(TimeSpan simulated) => simulated / Factor;

    /// <summary>How long ago something was, on the simulated clock.</summary>
    public TimeSpan Since(DateTimeOffset moment) => (Now - moment) * Factor;

    /// <summary>Waits some simulated time; a change of speed counts at once.</summary>
    /// <param name="atLeast">On the real clock: nobody asks the server more often than that, however fast the world goes.</param>
    public async Task WaitAsync(TimeSpan simulated, TimeSpan atLeast, CancellationToken stop)
    {
        for (var left = simulated; left > TimeSpan.Zero;)
        {
            var (start, factor, signal) = (clock.GetTimestamp(), Factor, Volatile.Read(ref changed).Task);
            var real = left / factor;
            if (real < atLeast && !isRushing) real = atLeast;
            await Task.WhenAny(Task.Delay(real, clock, stop), signal);
            stop.ThrowIfCancellationRequested();
            left = signal.IsCompleted ? left - (clock.GetElapsedTime(start) * factor) : TimeSpan.Zero;
        }
    }

    private void Signal() => Interlocked.Exchange(ref changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
