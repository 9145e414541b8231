using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Demo;

/// <summary>What the simulated world told last, and what it is to do.</summary>
internal sealed class DemoState(TimeProvider clock)
{
    private volatile Pulse? last;
    private double? wanted;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public Pulse? Last => last;

    /// <summary>Null as long as nobody asked for another one than it has.</summary>
    public double? WantedSpeed
    {
        get => wanted;
        set => wanted = value;
    }

    /// <summary>The world says how it is; gives the speed that it is to have.</summary>
    public double Hear(Pulse pulse)
    {
        last = pulse;
        return WantedSpeed ?? pulse.Speed;
    }
}

/// <param name="Restarts">How often the server had to be started again.</param>
/// <param name="Counts">What people did since the demo was started.</param>
internal sealed record Pulse(double Speed, bool IsRushing, int Restarts, ImmutableSortedDictionary<string, long> Counts);
