using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inbound;

public sealed class InboundFlowTests(WarehouseHost host)
{
    [Fact]
    public async Task From_an_announced_delivery_to_a_delivered_parcel()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1");
        var asn = await AnnounceAsync(merchant, site, ("A", 10));

        var received = await asn.ReceiveAsync(new([Count("A", 10)], true, "r1"));
        Assert.Equal(InboundStatus.Confirmed, received.Value!.Status);
        await host.SettleAsync();
        Assert.Equal(10, (await sku.AvailabilityAsync())!.Available);

        var putAway = Assert.Single(await OpenAsync(site));
        Assert.Equal(("A1", 10), (putAway.To, putAway.Quantity));
        Assert.True((await PutAway(site, putAway).CompleteAsync(new([], "p1"))).Accepted);
        await host.SettleAsync();
        Assert.Equal(InboundStatus.Closed, (await asn.GetAsync())!.Status);
        Assert.Equal(10, Assert.Single((await ContentsAsync(site, "A1")).Contents).Quantity);

        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 3)));
        var wave = await host.WaveAsync(site);
        await host.PickAllAsync(site, Assert.Single(wave.Tasks));
        var id = new OrderId(merchant, "web", "1");
        Assert.Equal(OrderStatus.Picked, (await host.OrderAsync(id)).Status);
        var shipment = await host.PackAsync(site, await host.OrderAsync(id));
        await host.HandOverAsync(site, shipment);
        Assert.Equal((7, 0), ((await sku.AvailabilityAsync())!.OnHand, (await sku.AvailabilityAsync())!.Reserved));

        var tracked = await host.Grains.GetGrain<IShipmentGrain>(shipment.Id).TrackAsync(new(ShipmentStatus.Delivered, Some.Noon, null, null, null));
        Assert.True(tracked.Accepted, tracked.Refusal?.Detail);
        await host.SettleAsync();
        Assert.Equal(OrderStatus.Delivered, (await host.OrderAsync(id)).Status);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task Discrepant_goods_are_neither_sold_nor_put_away_until_the_merchant_confirms()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1");
        await host.ShelfAsync(site, "Q1", kind: LocationKind.Quarantine);
        var asn = await AnnounceAsync(merchant, site, ("A", 10));

        await asn.ReceiveAsync(new([Count("A", 4)], false, "r1"));
        var received = await asn.ReceiveAsync(new([Count("A", 3), Count("A", 1) with { Condition = Condition.Damaged }], true, "r2"));
        await host.SettleAsync();

        Assert.Equal(InboundStatus.Discrepant, received.Value!.Status);
        Assert.Equal(["short 2", "damaged 1"], received.Value.Discrepancies.Select(d => $"{d.Kind} {d.Quantity}"));
        Assert.Equal((0, 8), ((await sku.AvailabilityAsync())!.Available, (await sku.AvailabilityAsync())!.Unavailable.Receiving));
        Assert.Empty(await OpenAsync(site));

        await asn.ConfirmAsync("c1");
        await host.SettleAsync();
        var stock = (await sku.AvailabilityAsync())!;
        Assert.Equal((7, 1, 0), (stock.Available, stock.Unavailable.Damaged, stock.Unavailable.Receiving));
        Assert.Equal(["A1", "A1", "Q1"], (await OpenAsync(site)).Select(p => p.To).Order());
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task A_put_away_done_elsewhere_in_part_leaves_the_rest_to_be_planned()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1");
        await host.ShelfAsync(site, "A2");
        var asn = await AnnounceAsync(merchant, site, ("A", 10));
        await asn.ReceiveAsync(new([Count("A", 10)], true, null));
        await host.SettleAsync();

        var first = Assert.Single(await OpenAsync(site));
        await PutAway(site, first).CompleteAsync(new([new("A2", 4, null)], null));
        await host.SettleAsync();

        Assert.Equal(4, Assert.Single((await ContentsAsync(site, "A2")).Contents).Quantity);
        Assert.Equal(6, Assert.Single(await OpenAsync(site)).Quantity);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task Lots_serials_and_expiries_are_asked_for_where_the_sku_wants_them()
    {
        var (merchant, site) = await host.TradeAsync();
        var wanting = Some.Definition with { Tracking = Tracking.Serial, Expires = true };
        await host.DefineAsync(new(merchant, "S"), wanting);
        var asn = await AnnounceAsync(merchant, site, ("S", 2));

        var refused = await asn.ReceiveAsync(new([Count("S", 2)], true, null));

        Assert.Equal(["lines[0].expiry", "lines[0].serials"], refused.Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task A_full_count_of_serials_said_again_without_a_name_is_the_same_one()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.DefineAsync(new(merchant, "S"), Some.Definition with { Tracking = Tracking.Serial });
        var asn = await AnnounceAsync(merchant, site, ("S", 3));
        var count = new ReceiveGoods([Count("S", 2) with { Serials = ["s1", "s2"] }], true, null);
        Assert.Equal(InboundStatus.Discrepant, (await asn.ReceiveAsync(count)).Value!.Status);
        await host.SettleAsync();

        var again = await asn.ReceiveAsync(count);
        Assert.True(again.Accepted, again.Refusal?.Detail);
        Assert.Equal(2, Assert.Single(again.Value.Lines).Received);
    }

    [Fact]
    public async Task Cancelled_after_picking_goods_stay_unavailable_until_they_are_put_back()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1", new(new(merchant, "A")), 5);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 3)));
        var wave = await host.WaveAsync(site);
        await host.PickAllAsync(site, Assert.Single(wave.Tasks));

        var cancelled = await host.Grains.GetGrain<IOrderGrain>($"{merchant}/web:1").CancelAsync(new("changed mind", [], "x"));
        await host.SettleAsync();
        Assert.Equal(CancelOutcome.Requested, cancelled.Value!.Outcome);
        Assert.Equal((2, 3), ((await sku.AvailabilityAsync())!.Available, (await sku.AvailabilityAsync())!.Unavailable.PutBack));

        await PutAway(site, Assert.Single(await OpenAsync(site))).CompleteAsync(new([], null));
        await host.SettleAsync();
        Assert.Equal((5, 0), ((await sku.AvailabilityAsync())!.Available, (await sku.AvailabilityAsync())!.Unavailable.PutBack));
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task A_shelf_that_is_full_sends_the_rest_to_the_next()
    {
        var (merchant, site) = await host.TradeAsync();
        var box = Some.Definition with { WeightGrams = 1_000, LengthMm = 100, WidthMm = 100, HeightMm = 100 };
        await host.DefineAsync(new(merchant, "A"), box);
        foreach (var code in new[] { "A1", "A2" })
        {
            var definition = new LocationDefinition("Z", LocationKind.Pick, "A", code, "1", 0, 1_000 * code[1], 0, 5_000, null);
            await host.Grains.GetGrain<ILocationGrain>($"{site}/{code}").DefineAsync(definition);
        }

        var asn = await AnnounceAsync(merchant, site, ("A", 12));
        await asn.ReceiveAsync(new([Count("A", 12)], true, null));
        await host.SettleAsync();

        Assert.Equal(["A1 5", "A2 5", " 2"], (await OpenAsync(site)).Select(p => $"{p.To} {p.Quantity}"));
    }

    private static CountedLine Count(string sku, long quantity) => new(sku, quantity, null, Condition.Good, null, null, [], null);

    private async Task<IInboundGrain> AnnounceAsync(MerchantId merchant, SiteId site, params (string Sku, long Quantity)[] lines)
    {
        var asn = host.Grains.GetGrain<IInboundGrain>(new AsnId(merchant, "ASN1").ToString());
        var announced = await asn.AnnounceAsync(new(site, Some.Noon, [.. lines.Select(l => new ExpectedLine(l.Sku, l.Quantity, null, null, null))], null));
        Assert.True(announced.Accepted, announced.Refusal?.Detail);
        return asn;
    }

    private async Task<IReadOnlyList<PutAwayView>> OpenAsync(SiteId site)
    {
        await host.SettleAsync();
        return (await host.Services.GetRequiredService<PutAwayQueries>().OpenAsync(site, new(100))).Rows;
    }

    private IPutAwayGrain PutAway(SiteId site, PutAwayView view) =>
        host.Grains.GetGrain<IPutAwayGrain>(new PutAwayId(site, view.Id).ToString());

    private Task<HolderView> ContentsAsync(SiteId site, string location) =>
        host.Grains.GetGrain<ILocationGrain>($"{site}/{location}").ContentsAsync();
}
