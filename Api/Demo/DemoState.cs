using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Demo;

/// <summary>The simulation's last report, and the speed that it is to have.</summary>
internal sealed class DemoState(TimeProvider clock)
{
    private volatile Pulse? last;
    private double? wanted;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public Pulse? Last => last;

    /// <summary>Null until a visitor sets a speed.</summary>
    public double? WantedSpeed
    {
        get => wanted;
        set => wanted = value;
    }

    /// <summary>Takes the simulation's report and returns the speed that it is to have.</summary>
    public double Update(Pulse pulse)
    {
        last = pulse;
        return WantedSpeed ?? pulse.Speed;
    }
}

/// <param name="Restarts">How often the server was restarted.</param>
/// <param name="Counts">How often people did what since the demo was started.</param>
internal sealed record Pulse(double Speed, bool IsRushing, int Restarts, ImmutableSortedDictionary<string, long> Counts);
