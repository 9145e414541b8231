using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <param name="Definition">Null for a place where goods lie that nobody has defined.</param>
/// <param name="Version">Of the definition.</param>
/// <param name="Kept">Room for goods on their way here, by put-away.</param>
public sealed record LocationState(
    LocationDefinition? Definition, long Version, Holding Holding, ImmutableSortedDictionary<string, SpaceKept> Kept)
{
    public static LocationState Initial { get; } =
        new(null, 0, Holding.Empty, ImmutableSortedDictionary.Create<string, SpaceKept>(StringComparer.Ordinal));
}

/// <summary>A shelf position: pure.</summary>
public static class Location
{
    public static Decision<HolderEvent> Define(LocationState state, LocationDefinition definition)
    {
        if (definition.MaxWeightGrams < 0) return Refusal.Invalid("invalid_capacity", "maxWeightGrams", "Not below 0.");
        if (definition.VolumeMm3 < 0) return Refusal.Invalid("invalid_capacity", "volumeMm3", "Not below 0.");
        return definition == state.Definition ? Decision<HolderEvent>.Nothing : new LocationDefined(definition);
    }

    public static Decision<HolderEvent> Put(Putting command) => HoldingDecisions.Put(command);

    /// <summary>What was carried away was there: unknown units are found first.</summary>
    public static Decision<HolderEvent> Take(LocationState state, Taking command)
    {
        var found = HoldingDecisions.Find(HoldingDecisions.Missing(state.Holding, command.Goods), command.Reference);
        var holding = found.Aggregate(state.Holding, static (known, @event) => known.Apply(@event));
        return Decision<HolderEvent>.Of([.. found, HoldingDecisions.Take(holding, command)]);
    }

    public static Decision<HolderEvent> Allocate(LocationState state, AllocatePick command)
    {
        if (state.Holding.Allocations.ContainsKey(command.Pick)) return Decision<HolderEvent>.Nothing;
        var granted = Math.Min(command.Quantity, state.Holding.FreeOf(command.Key));
        return granted > 0 ? new StockAllocated(command.Pick, command.Key, granted) : Decision<HolderEvent>.Nothing;
    }

    public static Decision<HolderEvent> Deallocate(LocationState state, string pick, long quantity) =>
        HoldingDecisions.Own(state.Holding, pick, quantity) is { } cut ? new StockDeallocated([cut]) : Decision<HolderEvent>.Nothing;

    public static Decision<HolderEvent> KeepSpace(LocationState state, KeepSpace command)
    {
        if (state.Kept.ContainsKey(command.PutAway.Code)) return Decision<HolderEvent>.Nothing;
        return LocationRoom.Refuses(state, command) is { } refusal
            ? refusal
            : new SpaceKept(command.PutAway, command.Goods, command.WeightGrams, command.VolumeMm3);
    }

    public static Decision<HolderEvent> FreeSpace(LocationState state, string putAway) =>
        state.Kept.TryGetValue(putAway, out var kept) ? new SpaceFreed(kept.PutAway) : Decision<HolderEvent>.Nothing;

    public static LocationState Evolve(LocationState state, HolderEvent @event, DateTimeOffset at) => @event switch
    {
        LocationDefined defined => state with { Definition = defined.Definition, Version = state.Version + 1 },
        SpaceKept kept => state with { Kept = state.Kept.SetItem(kept.PutAway.Code, kept) },
        SpaceFreed freed => state with { Kept = state.Kept.Remove(freed.PutAway.Code) },
        GoodsPut { PutAway: { } filled } => state with { Holding = state.Holding.Apply(@event), Kept = state.Kept.Remove(filled.Code) },
        GoodsPut or GoodsTaken or StockAdjusted or StockAllocated or StockDeallocated =>
            state with { Holding = state.Holding.Apply(@event) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
