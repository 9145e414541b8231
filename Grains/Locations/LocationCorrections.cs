using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What people do to a location's goods by hand, moves and adjustments: pure.</summary>
public static class LocationCorrections
{
    public static Decision<HolderEvent> Move(LocationState state, LocationId here, MoveGoods command)
    {
        if (command.Goods.Quantity <= 0) return Refusal.Invalid("invalid_quantity", "quantity", "At least 1.");
        if (Unknown(state)) return Refusal.Invalid("unknown_location", "from", $"There is no location {here.Code}.");
        if (command.To == here) return Refusal.Invalid("same_location", "to", "The goods are there already.");
        if (command.To.Site != here.Site) return Refusal.Invalid("other_site", "to", "Goods move within a site.");

        var goods = StockSelection.Free(state.Holding, command.Goods.Key, command.Goods.Quantity);
        var free = goods.Sum(static part => part.Quantity);
        return free < command.Goods.Quantity
            ? NotEnough($"Only {free} of {command.Goods.Key.Sku.Code} are free at {here.Code}.")
            : new GoodsTaken(command.Reference, goods, true, Holder.At(command.To), StockReason.Move, command.Note, null, []);
    }

    /// <summary>A loss that a pick met takes what the books still hold, and the pick's promise; it is a fact, never refused.</summary>
    public static Decision<HolderEvent> Adjust(LocationState state, LocationId here, AdjustGoods command)
    {
        if (command.Quantity == 0 || command.Quantity == long.MinValue)
            return Refusal.Invalid("invalid_quantity", "quantity", "Above or below 0.");
        if (command.Pick is not null && command.Quantity < 0) return Short(state, command);
        if (Unknown(state)) return Refusal.Invalid("unknown_location", "location", $"There is no location {here.Code}.");
        return command.Quantity > 0 ? Found(state, command) : Lost(state, here, command);
    }

    private static Decision<HolderEvent> Found(LocationState state, AdjustGoods command) =>
        Adjusted(command, 0, StockSelection.Found(state.Holding, command.Key), command.Quantity, []);

    private static Decision<HolderEvent> Lost(LocationState state, LocationId here, AdjustGoods command)
    {
        var goods = StockSelection.FreeFirst(state.Holding, command.Key, -command.Quantity);
        var there = goods.Sum(static part => part.Quantity);
        if (there < -command.Quantity) return NotEnough($"Only {there} of {command.Key.Sku.Code} lie at {here.Code}.");
        return Decision<HolderEvent>.Of([.. goods.Select((part, i) => Adjusted(
            command, i, part.Key, -part.Quantity, HoldingDecisions.Cuts(state.Holding, [part], null)))]);
    }

    private static Decision<HolderEvent> Short(LocationState state, AdjustGoods command)
    {
        var lost = Math.Min(-command.Quantity, state.Holding.QuantityOf(command.Key));
        if (lost == 0) return Location.Deallocate(state, command.Pick!, -command.Quantity);
        return Adjusted(
            command, 0, command.Key, -lost, HoldingDecisions.Cuts(state.Holding, [new(command.Key, lost)], command.Pick));
    }

    private static StockAdjusted Adjusted(AdjustGoods command, int part, StockKey key, long quantity, ImmutableArray<AllocationCut> cuts) =>
        new(part == 0 ? command.Reference : $"{command.Reference}+{part}", key, quantity, command.Reason, command.Note, command.Claims, cuts);

    private static bool Unknown(LocationState state) => state.Definition is null && state.Holding.Contents.IsEmpty;

    private static Refusal NotEnough(string message) => Refusal.Invalid("not_enough_stock", "quantity", message);
}
