namespace OrleansWarehouse.Demo;

/// <summary>The speed of the simulation; all waiting is in simulated time.</summary>
public sealed class Pace(double speed, TimeProvider clock)
{
    public const double Slowest = 1;
    public const double Fastest = 60;

    /// <summary>The factor while past orders are being created: everyone works as fast as the server answers.</summary>
    private const double Rush = 2_000;

    private TaskCompletionSource changed = NewSignal();
    private double speed = speed;
    private bool isRushing;

    /// <summary>The speed of the simulated clock relative to the real one, 1 to 60.</summary>
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

    /// <summary>Converts simulated time to real time.</summary>
    public TimeSpan Real(TimeSpan simulated) => simulated / Factor;

    /// <summary>Returns the simulated time since a moment.</summary>
    public TimeSpan Since(DateTimeOffset moment) => (Now - moment) * Factor;

    /// <summary>Waits for a simulated time; a change of speed applies at once.</summary>
    /// <param name="atLeast">The least real time to wait, which limits requests to the server at high speeds.</param>
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
