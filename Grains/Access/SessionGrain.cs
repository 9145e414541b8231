using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Access;

/// <summary>A session as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class SessionGrain(AggregateServices services)
    : AggregateGrain<SessionState, SessionEvent>(Definition, services), ISessionGrain
{
    private static readonly Aggregate<SessionState, SessionEvent> Definition = new(
        "session", SessionState.Initial, Session.Evolve, static (_, _) => [], AccessJson.Default.SessionState);

    public Task<Outcome<SessionView>> StartAsync(StartSession command) =>
        ExecuteAsync((state, now) => Session.Start(state, command, now), state => Session.View(state, Now)!);

    public Task<Outcome<Done>> ProlongAsync(TimeSpan idle) => ExecuteAsync((state, now) => Session.Prolong(state, idle, now));

    public Task<Outcome<Done>> EndAsync() => ExecuteAsync(static (state, _) => Session.End(state));

    public Task<SessionView?> GetAsync() => ReadAsync(state => Session.View(state, Now));
}
