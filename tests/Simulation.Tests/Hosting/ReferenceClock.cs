namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>The clock of what is kept of merchants and sites: while it stands still, what is kept is never too old.</summary>
internal sealed class ReferenceClock(SimClock clock) : TimeProvider
{
    private DateTimeOffset stood;
    private DateTimeOffset until;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.Now < until ? stood : clock.Now;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void StandStill(TimeSpan time) => (stood, until) = (GetUtcNow(), clock.Now + time);
}
