using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Quantities by site: each site at most once, and none with 0.</summary>
internal static class SiteQuantities
{
    public static long Total(this ImmutableArray<SiteQuantity> parts)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.Quantity;
        return sum;
    }

    public static long At(this ImmutableArray<SiteQuantity> parts, SiteId site)
    {
        foreach (var part in parts)
            if (part.Site == site) return part.Quantity;
        return 0;
    }

    /// <param name="quantity">Signed.</param>
    public static ImmutableArray<SiteQuantity> Plus(this ImmutableArray<SiteQuantity> parts, SiteId site, long quantity)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Site != site) continue;
            var sum = checked(parts[i].Quantity + quantity);
            return sum == 0 ? parts.RemoveAt(i) : parts.SetItem(i, new(site, sum));
        }

        return quantity == 0 ? parts : parts.Add(new(site, quantity));
    }

    /// <summary>Returns the signed differences by site.</summary>
    public static ImmutableArray<SiteQuantity> Minus(this ImmutableArray<SiteQuantity> after, ImmutableArray<SiteQuantity> before)
    {
        foreach (var part in before) after = after.Plus(part.Site, -part.Quantity);
        return after;
    }
}
