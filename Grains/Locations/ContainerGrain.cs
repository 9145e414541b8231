using System.Collections.Immutable;

using Orleans.Concurrency;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A container as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class ContainerGrain(AggregateServices services)
    : AggregateGrain<ContainerState, HolderEvent>(Definition, services), IContainerGrain
{
    internal static readonly Aggregate<ContainerState, HolderEvent> Definition = new(
        "container", ContainerState.Initial, Container.Evolve, HolderSubjects.Of, LocationsJson.Default.ContainerState, SnapshotSchema: 4);

    public Task<HolderView> ContentsAsync() => ReadAsync(static state => state.Holding.View());

    public Task<Outcome<Done>> PutAsync(Putting command) => ExecuteAsync(
        (state, _) => Takes.Put(Place.Container, state.Holding, state.Memory, command), HolderOperations.Put(command.Reference));

    public Task<Outcome<Done>> TakeAsync(Taking command) =>
        AwaitedAsync(ExecuteAsync((state, _) => Container.Take(state, command), HolderOperations.Take(command.Reference)));

    public Task<Outcome<Done>> UnassignAsync(Unassigning command) =>
        AwaitedAsync(ExecuteAsync((state, _) => Container.Unassign(state, command), HolderOperations.Unassign(command.Reference)));

    public Task<Outcome<Allocated>> AllocateAsync(Allocating command) => ExecuteAsync(
        (state, _) => Takes.Allocate(Place.Container, state.Holding, command),
        state => new Allocated(state.Holding.Allocations.GetValueOrDefault(command.Name)?.Left ?? []),
        HolderOperations.Allocate(command.Name));

    public Task<Outcome<Done>> DeallocateAsync(string name, long quantity, string? reference = null) => ExecuteAsync(
        (state, _) => Takes.Deallocate(Place.Container, state.Holding, name, quantity),
        reference is null ? null : HolderOperations.Deallocate(name, reference));

    public Task<Outcome<CountView>> OpenCountAsync(OpenCount command) => ExecuteAsync(
        (state, now) => Counts.Open(state.Holding, state.Memory, command, now), state => state.Memory.Find(command.Count)!.View());

    public Task<ImmutableArray<StockKey>> CountFindingsAsync(string count) =>
        ReadAsync(state => Counts.Findings(state.Memory, count));

    public Task<Outcome<CountView>> AcceptCountAsync(AcceptCount command) => ExecuteAsync(
        (state, _) => Counts.Accept(Place.Container, state.Holding, state.Memory, command), state => state.Memory.Find(command.Count)!.View());

    /// <summary>What is only late is tried again by whoever asked.</summary>
    private static async Task<Outcome<Done>> AwaitedAsync(Task<Outcome<Done>> command)
    {
        var outcome = await command;
        return outcome.Refusal is { Code: Container.NotThereYet } early
            ? throw new WarehouseUnavailableException(early.Code, early.Detail)
            : outcome;
    }
}
