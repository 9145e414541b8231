using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>What a location must satisfy, each rule alone. The location asks the same again when it decides.</summary>
public static class SlotRule
{
    /// <summary>Whether lots can share a location with what is there: always, unless the SKU keeps its lots apart.</summary>
    public static bool LotFits(SlotGoods goods, in SlotContent there) =>
        !goods.LotTracked || !SameSku(goods, there) || (there.Lot == goods.Lot && there.Expiry == goods.Expiry);

    public static bool SameSku(SlotGoods goods, in SlotContent there) =>
        string.Equals(there.Sku, goods.Sku, StringComparison.Ordinal)
        && string.Equals(there.Merchant, goods.Merchant, StringComparison.Ordinal);

    /// <summary>How many eaches the location can still take, by volume and by weight, with what is on its way in.</summary>
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
        // A location that is overfull, for whatever reason, takes nothing; sums beyond a long are overfull too.
        var free = Int128.Max(0, (Int128)most - used - incoming);
        return (long)Int128.Min(long.MaxValue, free / each);
    }

    /// <summary>What the location holds for these goods, or null (and counted) where it may not take them.</summary>
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
