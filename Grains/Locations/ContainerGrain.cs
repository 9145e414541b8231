using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A container as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class ContainerGrain(AggregateServices services)
    : AggregateGrain<ContainerState, HolderEvent>(Definition, services), IContainerGrain
{
    private static readonly Aggregate<ContainerState, HolderEvent> Definition = new(
        "container", ContainerState.Initial, Container.Evolve, HolderSubjects.Of, LocationsJson.Default.ContainerState);

    public Task<HolderView> ContentsAsync() => ReadAsync(static state => state.Holding.View());

    public Task<Outcome<Done>> PutAsync(Putting command) =>
        ExecuteAsync((_, _) => Container.Put(command), HolderOperations.Put(command.Reference));

    public async Task<Outcome<Done>> TakeAsync(Taking command)
    {
        var outcome = await ExecuteAsync((state, _) => Container.Take(state, command), HolderOperations.Take(command.Reference));
        return outcome.Refusal is { Code: Container.NotThereYet } early
            ? throw new WarehouseUnavailableException(early.Code, early.Detail)
            : outcome;
    }
}
