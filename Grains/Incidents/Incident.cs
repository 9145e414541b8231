using OrleansWarehouse.Grains.Interfaces.Incidents;

namespace OrleansWarehouse.Grains.Incidents;

public abstract record IncidentEvent;

[EventType("incidentRaised")]
public sealed record IncidentRaised(RaiseIncident About) : IncidentEvent;

[EventType("incidentSolved")]
public sealed record IncidentSolved(string? Note) : IncidentEvent;

/// <param name="About">Null until it is raised.</param>
public sealed record IncidentState(RaiseIncident? About, bool Solved)
{
    public static IncidentState Initial { get; } = new(null, false);
}

/// <summary>An incident, raised once and solved once: pure.</summary>
public static class Incident
{
    public static Decision<IncidentEvent> Raise(IncidentState state, RaiseIncident command) =>
        state.About is null ? new IncidentRaised(command) : Decision<IncidentEvent>.Nothing;

    public static Decision<IncidentEvent> Solve(IncidentState state, string? note) => state switch
    {
        { About: null } => Refusal.NotFound("unknown_incident", "There is no such incident."),
        { Solved: true } => Decision<IncidentEvent>.Nothing,
        _ => new IncidentSolved(note),
    };

    public static IncidentState Evolve(IncidentState state, IncidentEvent @event, DateTimeOffset at) => @event switch
    {
        IncidentRaised raised => state with { About = raised.About },
        IncidentSolved => state with { Solved = true },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
