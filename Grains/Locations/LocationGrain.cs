using System.Collections.Immutable;

using Orleans.Concurrency;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A location as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class LocationGrain(AggregateServices services)
    : AggregateGrain<LocationState, HolderEvent>(Definition, services), ILocationGrain
{
    internal static readonly Aggregate<LocationState, HolderEvent> Definition = new(
        "location", LocationState.Initial, Location.Evolve, HolderSubjects.Of, LocationsJson.Default.LocationState, SnapshotSchema: 3);

    private LocationId Id => IId<LocationId>.Parse(Key);

    public Task<HolderView> ContentsAsync() => ReadAsync(static state => state.Holding.View());

    public Task<LocationView?> GetAsync() => ReadAsync(state => View(state, false));

    public Task<Outcome<LocationView>> DefineAsync(LocationDefinition definition)
    {
        var created = State.Definition is null;
        return ExecuteAsync((state, _) => Location.Define(state, definition), state => View(state, created)!);
    }

    public Task<Outcome<Done>> PutAsync(Putting command) => ExecuteAsync(
        (state, _) => Takes.Put(state.Place, state.Holding, state.Memory, command), HolderOperations.Put(command.Reference));

    public Task<Outcome<Done>> TakeAsync(Taking command) => ExecuteAsync(
        (state, _) => Takes.Take(state.Place, state.Holding, state.Memory, command), HolderOperations.Take(command.Reference));

    public Task<Outcome<Allocated>> AllocateAsync(Allocating command) => ExecuteAsync(
        (state, _) => Location.Allocate(state, command),
        state => new Allocated(state.Holding.Allocations.GetValueOrDefault(command.Name)?.Left ?? []),
        HolderOperations.Allocate(command.Name));

    public Task<Outcome<Done>> DeallocateAsync(string name, long quantity, string? reference = null) => ExecuteAsync(
        (state, _) => Takes.Deallocate(state.Place, state.Holding, name, quantity),
        reference is null ? null : HolderOperations.Deallocate(name, reference));

    public Task<Outcome<Done>> KeepSpaceAsync(KeepSpace command) => ExecuteAsync((state, _) => Location.KeepSpace(state, command));

    public Task<ImmutableArray<long>> RoomForAsync(ImmutableArray<WantedSpace> wanted) =>
        ReadLatestAsync(state => LocationRoom.For(state, wanted));

    public Task<Outcome<Done>> FreeSpaceAsync(PutAwayId putAway) =>
        ExecuteAsync((state, _) => Location.FreeSpace(state, putAway.Code));

    public Task<Outcome<Done>> MoveAsync(MoveGoods command) =>
        ExecuteAsync((state, _) => Corrections.Move(state, Id, command), command.Operation ?? HolderOperations.Take(command.Reference));

    public Task<ImmutableArray<TaskId>> InTheWayAsync(MoveGoods command) =>
        ReadAsync(state => Corrections.InTheWay(state, command));

    public Task<Outcome<Done>> AdjustAsync(AdjustGoods command) =>
        ExecuteAsync((state, _) => Corrections.Adjust(state, Id, command), command.Operation ?? HolderOperations.Adjust(command.Reference));

    public Task<Outcome<Done>> DoubtAsync(DoubtGoods command) =>
        ExecuteAsync((state, _) => Location.Doubt(state, command), HolderOperations.Doubt(command.Reference));

    public Task<Outcome<CountView>> OpenCountAsync(OpenCount command) => ExecuteAsync(
        (state, now) => Counts.Open(state.Holding, state.Memory, command, now), state => state.Memory.Find(command.Count)!.View());

    public Task<ImmutableArray<StockKey>> CountFindingsAsync(string count) =>
        ReadAsync(state => Counts.Findings(state.Memory, count));

    public Task<Outcome<CountView>> AcceptCountAsync(AcceptCount command) => ExecuteAsync(
        (state, _) => Counts.Accept(state.Place, state.Holding, state.Memory, command), state => state.Memory.Find(command.Count)!.View());

    private LocationView? View(LocationState state, bool created) =>
        state.Definition is null ? null : new(Id.Code, state.Definition, state.Version, created);
}
