using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Slotting;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Whether goods fit into a location: by weight and volume, with what is on its way in; beside other merchants' goods
/// and other lots only where that is allowed. Pure.</summary>
internal static class LocationRoom
{
    public static Refusal? Refuses(LocationState state, KeepSpace command)
    {
        if (state.Definition is not { } definition) return Refusal.NotFound("unknown_location", "There is no such location.");
        var (grams, mm3) = Used(state);
        if (definition.MaxWeightGrams < grams + command.WeightGrams) return Full("It would be too heavy.");
        if (definition.VolumeMm3 < mm3 + command.VolumeMm3) return Full("It would not fit in.");

        var key = command.Goods.Key;
        var others = state.Holding.Contents.Keys.Concat(state.Kept.Values.Select(kept => kept.Goods.Key)).ToArray();
        if (!command.MayMixMerchants && others.Any(other => other.Sku.Merchant != key.Sku.Merchant))
            return Refusal.Conflict("other_merchant", "Another merchant's goods lie there.");
        if (command.KeepLotsApart && others.Any(other => other.Sku == key.Sku && (other.Lot, other.Expiry) != (key.Lot, key.Expiry)))
            return Refusal.Conflict("other_lot", "Another lot lies there.");
        return null;
    }

    private static (long Grams, long Mm3) Used(LocationState state)
    {
        var unknown = new UnitSize(SlotRules.Default.UnknownGrams, SlotRules.Default.UnknownMm3);
        var (grams, mm3) = (state.Kept.Values.Sum(kept => kept.WeightGrams), state.Kept.Values.Sum(kept => kept.VolumeMm3));
        foreach (var content in state.Holding.Contents.Values)
        {
            var size = content.Size ?? unknown;
            grams += content.Quantity * size.Grams;
            mm3 += content.Quantity * size.Mm3;
        }

        return (grams, mm3);
    }

    private static Refusal Full(string detail) => Refusal.Conflict("location_full", detail);
}
