using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>An incident as a grain.</summary>
public sealed class IncidentGrain(AggregateServices services)
    : AggregateGrain<IncidentState, IncidentEvent>(Definition, services), IIncidentGrain
{
    private static readonly Aggregate<IncidentState, IncidentEvent> Definition = new(
        "incident", IncidentState.Initial, Incident.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        IncidentJson.Default.IncidentState);

    public Task<Outcome<IncidentView>> RaiseAsync(RaiseIncident command) =>
        ExecuteAsync((state, _) => Incident.Raise(state, command), View);

    public Task<Outcome<IncidentView>> SolveAsync(string? note) => ExecuteAsync((state, _) => Incident.Solve(state, note), View);

    private IncidentView View(IncidentState state) => new(IId<IncidentId>.Parse(Key).Code, state.About!, state.Solved);
}
