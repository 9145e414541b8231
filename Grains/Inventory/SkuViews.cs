using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>What others are told of a SKU.</summary>
public static class SkuViews
{
    public static SkuOffer? Offer(SkuState state, SkuId sku) => state.Definition is null
        ? null
        : new(
            sku,
            state.Definition,
            [.. state.Sites.Where(site => site.Value.Available > 0).Select(site => new SiteQuantity(site.Key, site.Value.Available))]);

    public static Reserved Reserved(SkuState state, OrderId order, long version) => new(
        [.. state.Claims[order].Lines.Select(line => new ReservedLine(line.Line, line.Reserved, line.Backordered))], version);

    /// <summary>Damaged, expired, uncounted goods and undated supply are never promised; what waits in the queue has taken
    /// whatever was available to it.</summary>
    public static AvailabilityView? Availability(SkuState state, SkuId sku, DateTimeOffset now, long position)
    {
        if (state.Definition is null && state.Sites.IsEmpty) return null;
        var all = state.Sites.Values;
        var available = all.Sum(site => site.Available);
        return new(
            sku.Code,
            all.Sum(site => site.OnHand),
            available,
            all.Sum(site => site.Reserved),
            new(
                all.Sum(site => site.Damaged),
                all.Sum(site => site.Quarantine),
                all.Sum(site => site.Expired),
                all.Sum(site => site.Receiving),
                all.Sum(site => site.PutBack)),
            state.Waiting.Sum(line => state.Claims[line.Order].Line(line.Line)!.Backordered),
            [.. state.Inbound.Values.OrderBy(supply => supply.At).Select(supply => new SupplyView(supply.At, supply.Quantity))],
            available,
            available,
            [.. state.Sites.Select(site => new SiteAvailability(site.Key.Value, site.Value.OnHand, site.Value.Available, site.Value.Reserved))],
            now,
            LogPosition.Format(position));
    }
}
