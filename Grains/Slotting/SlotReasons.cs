using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Slotting;

internal static class SlotReasons
{
    public static ImmutableArray<SlotReason> Of(SlotGoods goods, SlotCandidate at, in Rank rank, long quantity, long left)
    {
        var reasons = ImmutableArray.CreateBuilder<SlotReason>(5);
        if (goods.PreferredZone is not null)
            reasons.Add(rank.OtherZone
                ? new("otherZone", $"Zone {goods.PreferredZone} is full")
                : new("preferredZone", $"In the preferred zone {at.Zone}"));
        reasons.Add(rank.Holding switch
        {
            Holding.SameSku => new("sameSku", $"Already contains {goods.Sku}"),
            Holding.Empty => new("empty", "Empty"),
            Holding.Mixed => new("mixed", "Contains other goods, with room to spare"),
            _ => throw new InvalidOperationException($"No reason for {rank.Holding}"),
        });
        reasons.Add(at.Kind switch
        {
            LocationKind.Quarantine => new("quarantine", "Not for sale"),
            LocationKind.Overstock => new("overstock", "Overstock"),
            _ => new("pickFace", "A pick face"),
        });
        reasons.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"nearest:{rank.DistanceMm}mm"),
            string.Create(CultureInfo.InvariantCulture, $"The nearest such location, {rank.DistanceMm / 1000.0:0.0} m away")));
        if (left > 0)
            reasons.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"filled:{quantity}"), "Takes as much as fits; the rest goes elsewhere"));
        return reasons.ToImmutable();
    }
}
