using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>Ordinary things for tests, and a warehouse with fresh ones in it.</summary>
public static class Some
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static SkuDefinition Definition { get; } = new("A thing", [], [new("case", 12)]);

    public static Recipient ShipTo { get; } = new("GB", "SW", "1.ada.1 St James's Square");

    public static Goods Goods(SkuId sku, long quantity) => new(new(sku), quantity);

    public static PlaceOrder Order(OrderId id, params (string Sku, long Quantity)[] lines) => new(
        id, Noon, null, new("ada", "1.ada.Ada Lovelace"), ShipTo, null, null, PartialPolicy.ShipAvailable,
        [.. lines.Select(line => new PlaceLine(null, line.Sku, line.Quantity, null, null))]);

    /// <summary>A merchant with a channel <c>web</c>, and a site.</summary>
    public static async Task<(MerchantId Merchant, SiteId Site)> TradeAsync(this WarehouseHost host)
    {
        var name = Guid.NewGuid().ToString("N")[..8];
        var merchant = host.Grains.GetGrain<IMerchantGrain>(name);
        Assert.True((await merchant.PutAsync(new PutMerchant("M " + name, "EUR"))).Accepted);
        Assert.True((await merchant.PutChannelAsync(new PutChannel("web", "Shop", ChannelKind.Store))).Accepted);
        return (new(name), await host.SiteAsync("GB", "SW1"));
    }

    public static async Task<SiteId> SiteAsync(this WarehouseHost host, string country, string? postcode)
    {
        var site = new SiteId("S" + Guid.NewGuid().ToString("N")[..8]);
        var put = new PutSite(site.Value, SiteKind.Warehouse, country, postcode, null, []);
        Assert.True((await host.Grains.GetGrain<ISiteGrain>(site.Value).PutAsync(put)).Accepted);
        return site;
    }

    /// <summary>A SKU with units available at sites, out of nowhere.</summary>
    public static async Task<IStockGrain> SkuAsync(this WarehouseHost host, MerchantId merchant, string code, params (SiteId Site, long Quantity)[] stock)
    {
        var id = new SkuId(merchant, code);
        var sku = host.Grains.GetGrain<IStockGrain>(id.ToString());
        Assert.True((await host.DefineAsync(id, Definition)).Accepted);
        foreach (var (site, quantity) in stock) await host.StockAsync(id, site, quantity);
        return sku;
    }

    public static Task<Outcome<PutAnswer>> DefineAsync(this WarehouseHost host, SkuId sku, SkuDefinition definition) =>
        host.Grains.GetGrain<IProductGrain>(sku.ToString()).PutAsync(new(definition));

    public static async Task StockAsync(this WarehouseHost host, SkuId sku, SiteId site, long quantity)
    {
        var heard = await host.Grains.GetGrain<IStockGrain>(sku.ToString()).RecordReportAsync(Report(sku, site, quantity));
        Assert.True(heard.Accepted, heard.Refusal?.Detail);
    }

    /// <summary>Units come to a shelf out of nowhere, or (below 0) vanish from it.</summary>
    public static HolderReport Report(SkuId sku, SiteId site, long quantity)
    {
        var (from, to) = quantity > 0 ? (Bucket.Outside, Bucket.Pickable) : (Bucket.Pickable, Bucket.Outside);
        return new(
            Guid.NewGuid().ToString(), site, "NOWHERE", "UTC", StockReason.Found, [new(new(sku), Math.Abs(quantity), from, to)], []);
    }

    public static async Task<SealedOrder> PlacedAsync(this WarehouseHost host, PlaceOrder order)
    {
        var placed = await host.Grains.GetGrain<IOrderGrain>(order.Order.ToString()).PlaceAsync(order);
        Assert.True(placed.Accepted, placed.Refusal?.Detail);
        return placed.Value.Order;
    }
}
