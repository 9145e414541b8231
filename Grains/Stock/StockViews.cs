using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The views of a SKU for others.</summary>
public static class StockViews
{
    public static ImmutableArray<SiteQuantity> Available(StockState state)
    {
        var available = ImmutableArray.CreateBuilder<SiteQuantity>(state.Sites.Count);
        foreach (var (site, stock) in state.Sites)
            if (stock.Available > 0) available.Add(new(site, stock.Available));
        return available.DrainToImmutable();
    }

    public static ClaimView Claim(StockState state, OrderId order) => state.Claim(order) is { } claim
        ? new([.. claim.Lines.Select(static line => new ClaimLineView(line.Line, line.Reserved, line.Backordered, line.Shipped))], claim.Losses, state.Version)
        : new([], [], state.Version);

    /// <summary>Damaged, expired and unreceived goods and supply without a date are never promised; backordered lines have already taken
    /// whatever was available to them.</summary>
    public static AvailabilityView Availability(StockState state, SkuId sku, DateTimeOffset now, long position)
    {
        var all = state.Sites.Values;
        var available = all.Sum(Available);
        return new(
            sku.Code,
            all.Sum(OnHand),
            available,
            all.Sum(site => site.Reserved),
            new(
                all.Sum(site => Math.Max(0, site.Damaged)),
                all.Sum(site => Math.Max(0, site.Quarantine)),
                all.Sum(site => Math.Max(0, site.Expired)),
                all.Sum(site => Math.Max(0, site.Receiving)),
                all.Sum(site => Math.Max(0, site.PutBack + site.Unwanted)),
                all.Sum(site => Math.Max(0, site.InDoubt)),
                all.Sum(site => Math.Max(0, site.Elsewhere))),
            state.Waiting.Sum(line => state.Claims[line.Order].Line(line.Line)!.Backordered),
            [.. state.Inbound.Values.OrderBy(supply => supply.At).Select(supply => new SupplyView(supply.At, supply.Quantity))],
            available,
            available,
            [.. state.Sites.Select(site => At(site.Key, site.Value))],
            now,
            LogPosition.Format(position));
    }

    /// <summary>Returns the view of a SKU at a site.</summary>
    internal static SiteAvailability At(SiteId site, SiteStock stock) => new(site.Value, OnHand(stock), Available(stock), stock.Reserved);

    /// <summary>Clamps to 0: when only one end of a movement has been reported, a bucket is negative for a moment, which no client should see.</summary>
    private static long Available(SiteStock stock) => Math.Max(0, stock.Available);

    /// <summary>Returns the sum of the parts as they are shown.</summary>
    private static long OnHand(SiteStock stock) =>
        Available(stock) + stock.Reserved + Math.Max(0, stock.Damaged) + Math.Max(0, stock.Quarantine) + Math.Max(0, stock.Expired)
        + Math.Max(0, stock.Receiving) + Math.Max(0, stock.PutBack + stock.Unwanted) + Math.Max(0, stock.InDoubt)
        + Math.Max(0, stock.Elsewhere);
}
