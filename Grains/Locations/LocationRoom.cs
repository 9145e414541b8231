using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Whether goods fit into a location: by kind, by weight and volume, with what is on its way in; beside other
/// merchants' goods and other lots only where that is allowed. What slotting proposes by rule, the location asks again. Pure.</summary>
internal static class LocationRoom
{
    public static Refusal? Refuses(LocationState state, KeepSpace command)
    {
        if (state.Definition is not { } definition) return Refusal.NotFound("unknown_location", "There is no such location.");
        var key = command.Goods.Key;
        if (!definition.Kind.Keeps(key.Condition is Condition.Good))
            return Refusal.Conflict("wrong_kind", $"{key.Condition} goods are not kept in {definition.Kind} locations.");

        if (definition.Blocked) return Refusal.Conflict("blocked", "The location is blocked.");
        var used = Used(state).Plus(new(command.WeightGrams, command.VolumeMm3));
        if (definition.MaxWeightGrams < used.Grams) return Full("It would be too heavy.");
        if (definition.VolumeMm3 < used.Mm3) return Full("It would not fit in.");

        var others = state.Holding.Contents.Keys.Concat(state.Kept.Values.Select(kept => kept.Goods.Key)).ToArray();
        if (!command.MayMixMerchants && others.Any(other => other.Sku.Merchant != key.Sku.Merchant))
            return Refusal.Conflict("other_merchant", "Another merchant's goods lie there.");
        if (command.KeepLotsApart && others.Any(other => other.Sku == key.Sku && (other.Lot, other.Expiry) != (key.Lot, key.Expiry)))
            return Refusal.Conflict("other_lot", "Another lot lies there.");
        return null;
    }

    /// <summary>How many units of each would find room, if one after the other came.</summary>
    public static ImmutableArray<long> For(LocationState state, ImmutableArray<WantedSpace> wanted)
    {
        var room = ImmutableArray.CreateBuilder<long>(wanted.Length);
        foreach (var one in wanted)
        {
            var units = UnitsOf(state, one);
            room.Add(units);
            if (units == 0) continue;
            var keep = Keep(one, units);
            state = state with { Kept = state.Kept.SetItem($"wanted {room.Count}", new(default, keep.Goods, keep.WeightGrams, keep.VolumeMm3)) };
        }

        return room.MoveToImmutable();
    }

    /// <summary>The most that is not refused.</summary>
    private static long UnitsOf(LocationState state, WantedSpace wanted)
    {
        var (fits, most) = (0L, wanted.Goods.Quantity);
        while (fits < most)
        {
            var units = most - ((most - fits) / 2);
            if (Refuses(state, Keep(wanted, units)) is null) fits = units;
            else most = units - 1;
        }

        return fits;
    }

    private static KeepSpace Keep(WantedSpace wanted, long units)
    {
        var size = wanted.Size.Times(units);
        return new(default, wanted.Goods with { Quantity = units }, size.Grams, size.Mm3, wanted.MayMixMerchants, wanted.KeepLotsApart);
    }

    private static UnitSize Used(LocationState state)
    {
        var used = new UnitSize(0, 0);
        foreach (var kept in state.Kept.Values) used = used.Plus(new(kept.WeightGrams, kept.VolumeMm3));
        foreach (var content in state.Holding.Contents.Values)
            used = used.Plus((content.Size ?? UnitSizes.Unknown).Times(content.Quantity));
        return used;
    }

    private static Refusal Full(string detail) => Refusal.Conflict("location_full", detail);
}
