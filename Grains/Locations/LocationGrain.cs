using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A location as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class LocationGrain(AggregateServices services)
    : AggregateGrain<LocationState, HolderEvent>(Definition, services), ILocationGrain
{
    internal static readonly Aggregate<LocationState, HolderEvent> Definition = new(
        "location", LocationState.Initial, Location.Evolve, HolderSubjects.Of, LocationsJson.Default.LocationState);

    private LocationId Id => IId<LocationId>.Parse(Key);

    public Task<HolderView> ContentsAsync() => ReadAsync(static state => state.Holding.View());

    public Task<LocationView?> GetAsync() => ReadAsync(state => View(state, false));

    public Task<Outcome<LocationView>> DefineAsync(LocationDefinition definition)
    {
        var created = State.Definition is null;
        return ExecuteAsync((state, _) => Location.Define(state, definition), state => View(state, created)!);
    }

    public Task<Outcome<Done>> PutAsync(Putting command) =>
        ExecuteAsync((_, _) => Location.Put(command), HolderOperations.Put(command.Reference));

    public Task<Outcome<Done>> TakeAsync(Taking command) =>
        ExecuteAsync((state, _) => Location.Take(state, command), HolderOperations.Take(command.Reference));

    public Task<Outcome<long>> AllocateAsync(AllocatePick command) => ExecuteAsync(
        (state, _) => Location.Allocate(state, command),
        state => state.Holding.Allocations.GetValueOrDefault(command.Pick)?.Granted ?? 0);

    public Task<Outcome<Done>> DeallocateAsync(string pick, long quantity, string? reference = null) =>
        ExecuteAsync(
            (state, _) => Location.Deallocate(state, pick, quantity),
            reference is null ? null : HolderOperations.Deallocate(pick, reference));

    public Task<Outcome<Done>> KeepSpaceAsync(KeepSpace command) => ExecuteAsync((state, _) => Location.KeepSpace(state, command));

    public Task<Outcome<Done>> FreeSpaceAsync(PutAwayId putAway) =>
        ExecuteAsync((state, _) => Location.FreeSpace(state, putAway.Code));

    public Task<Outcome<Done>> MoveAsync(MoveGoods command) =>
        ExecuteAsync((state, _) => LocationCorrections.Move(state, Id, command), command.Operation ?? HolderOperations.Take(command.Reference));

    public Task<Outcome<Done>> AdjustAsync(AdjustGoods command) =>
        ExecuteAsync((state, _) => LocationCorrections.Adjust(state, Id, command), command.Operation ?? HolderOperations.Adjust(command.Reference));

    private LocationView? View(LocationState state, bool created) =>
        state.Definition is null ? null : new(Id.Code, state.Definition, state.Version, created);
}
