using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>The rules that a location must satisfy. The location checks the same rules again when it decides.</summary>
public static class SlotRule
{
    /// <summary>Whether lots can share a location with its contents: always, unless the SKU keeps its lots apart.</summary>
    public static bool LotFits(SlotGoods goods, in SlotContent there) =>
        !goods.LotTracked || !SameSku(goods, there) || (there.Lot == goods.Lot && there.Expiry == goods.Expiry);

    public static bool SameSku(SlotGoods goods, in SlotContent there) =>
        string.Equals(there.Sku, goods.Sku, StringComparison.Ordinal)
        && string.Equals(there.Merchant, goods.Merchant, StringComparison.Ordinal);

    /// <summary>Returns how many eaches the location can still take, by volume and by weight, with what is on its way.</summary>
    public static long Room(SlotGoods goods, SlotCandidate at, SlotRules rules)
    {
        var byWeight = Room(at.MaxWeightGrams, at.UsedGrams, at.IncomingGrams, goods.GramsPerEach ?? rules.UnknownGrams);
        var byVolume = Room(at.VolumeMm3, at.UsedMm3, at.IncomingMm3, goods.Mm3PerEach ?? rules.UnknownMm3);
        return Math.Min(byWeight, byVolume);
    }

    private static long Room(long? limit, long used, long incoming, long each)
    {
        if (limit is not { } most || each <= 0)
            return long.MaxValue;
        // An overfull location takes nothing; a sum beyond a long counts as overfull.
        var free = Int128.Max(0, (Int128)most - used - incoming);
        return (long)Int128.Min(long.MaxValue, free / each);
    }

    /// <summary>Returns what the location contains relative to the goods; null, and counted, when it may not take them.</summary>
    internal static Holding? Allows(SlotGoods goods, SlotCandidate at, SlotRules rules, ref SlotRefusals refused)
    {
        if (!at.Kind.Keeps(goods.Sellable))
        {
            refused = refused with { Kind = refused.Kind + 1 };
            return null;
        }
        var holding = at.Contents.IsDefaultOrEmpty ? Holding.Empty : Holding.Mixed;
        for (var i = 0; holding != Holding.Empty && i < at.Contents.Length; i++)
        {
            var there = at.Contents[i];
            if (!rules.MixMerchants && !string.Equals(there.Merchant, goods.Merchant, StringComparison.Ordinal))
            {
                refused = refused with { Merchant = refused.Merchant + 1 };
                return null;
            }
            if (!LotFits(goods, there))
            {
                refused = refused with { Lot = refused.Lot + 1 };
                return null;
            }
            holding = SameSku(goods, there) ? Holding.SameSku : holding;
        }
        return holding;
    }
}
