using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inbound;

/// <summary>Units with serial numbers of which a count and a receipt tell, in whatever order: there is one of each.</summary>
public sealed class LateSerialTests(WarehouseHost host)
{
    [Fact]
    public async Task A_late_receipt_of_a_unit_that_a_count_has_found_is_that_unit()
    {
        var (merchant, site, asn) = await AnnouncedAsync(2);
        var seen = Now;
        await CountedAsync(merchant, site, "A1", "s1");

        var received = await asn.ReceiveAsync(new([Units("s1", "s2")], true, "r1", seen));
        await host.SettleAsync();
        Assert.True(received.Accepted, received.Refusal?.Detail);
        Assert.Equal((InboundStatus.Confirmed, 2L), (received.Value.Status, received.Value.Lines[0].Received));
        Assert.Equal(2, (await SkuOf(merchant).AvailabilityAsync())!.OnHand);
        Assert.Equal(["s1"], await SerialsAsync(site, "A1"));
        Assert.Equal(["s2"], await SerialsAsync(site, "DOCK"));

        // Only what stands on the dock is put away; then nothing of the delivery is left.
        var open = Assert.Single((await host.Services.GetRequiredService<PutAwayQueries>().OpenAsync(site, new(100))).Rows);
        await host.Grains.GetGrain<IPutAwayGrain>(new PutAwayId(site, open.Id).ToString()).CompleteAsync(new([], "p1"));
        await host.SettleAsync();
        Assert.Equal(InboundStatus.Closed, (await asn.GetAsync())!.Status);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task A_delivery_that_counts_have_found_all_of_is_closed_when_it_is_told()
    {
        var (merchant, site, asn) = await AnnouncedAsync(1);
        var seen = Now;
        await CountedAsync(merchant, site, "DOCK", "s1");

        var receipt = new ReceiveGoods([Units("s1")], true, "r1", seen);
        Assert.Equal(InboundStatus.Closed, (await asn.ReceiveAsync(receipt)).Value!.Status);
        Assert.Equal(InboundStatus.Closed, (await asn.ReceiveAsync(receipt)).Value!.Status);
        await host.SettleAsync();
        Assert.Equal(1, (await SkuOf(merchant).AvailabilityAsync())!.OnHand);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task What_is_said_to_come_now_and_was_found_before_is_refused()
    {
        var (merchant, site, asn) = await AnnouncedAsync(1);
        await CountedAsync(merchant, site, "A1", "s1");
        var refused = await asn.ReceiveAsync(new([Units("s1")], true, "r1"));
        Assert.Equal("lines[0].serials", Assert.Single(refused.Refusal!.Errors).Field);
    }

    [Fact]
    public async Task A_unit_that_came_in_while_its_count_waited_is_not_brought_in_again_and_nothing_of_the_count_is_accepted()
    {
        var (merchant, site, asn) = await AnnouncedAsync(1);
        await OpenedAsync(merchant, site, "A1", "c1", "s1", "s9");
        Assert.True((await asn.ReceiveAsync(new([Units("s1")], true, "r1"))).Accepted);
        await host.SettleAsync();

        var refused = await AcceptAsync(site, "A1", "c1");
        Assert.Equal("serial_in_use", refused.Refusal!.Code);
        Assert.Contains("'s1'", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Empty(await SerialsAsync(site, "A1"));

        // s9 was not taken by the count that came to nothing; where s1 is by the books it is missed, and then found.
        await OpenedAsync(merchant, site, "DOCK", "c2");
        Assert.True((await AcceptAsync(site, "DOCK", "c2")).Accepted);
        await host.SettleAsync();
        Assert.True((await AcceptAsync(site, "A1", "c1")).Accepted);
        await host.SettleAsync();
        Assert.Equal(["s1", "s9"], await SerialsAsync(site, "A1"));
        Assert.Equal(2, (await SkuOf(merchant).AvailabilityAsync())!.OnHand);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task Of_two_counts_that_have_seen_one_unit_the_second_is_not_accepted()
    {
        var (merchant, site, _) = await AnnouncedAsync(1);
        await OpenedAsync(merchant, site, "A1", "c1", "s1");
        await OpenedAsync(merchant, site, "A2", "c2", "s1");
        Assert.True((await AcceptAsync(site, "A1", "c1")).Accepted);
        await host.SettleAsync();
        Assert.Equal("serial_in_use", (await AcceptAsync(site, "A2", "c2")).Refusal!.Code);
        Assert.True((await AcceptAsync(site, "A1", "c1")).Accepted);
        Assert.Equal(1, (await SkuOf(merchant).AvailabilityAsync())!.OnHand);
    }

    [Fact]
    public async Task A_unit_that_a_count_found_in_the_place_of_another_is_in_the_house_and_the_other_may_come_back()
    {
        var (merchant, site, asn) = await AnnouncedAsync(2);
        await CountedAsync(merchant, site, "A1", "s1");
        await CountedAsync(merchant, site, "A1", "s2");
        var refused = await asn.ReceiveAsync(new([Units("s2")], false, "r1"));
        Assert.Equal("lines[0].serials", Assert.Single(refused.Refusal!.Errors).Field);
        Assert.True((await asn.ReceiveAsync(new([Units("s1")], false, "r2"))).Accepted);
    }

    private DateTimeOffset Now => host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static CountedLine Units(params string[] serials) =>
        new("S", serials.Length, null, Condition.Good, null, null, [.. serials], null);

    private async Task<(MerchantId Merchant, SiteId Site, IInboundGrain Asn)> AnnouncedAsync(long quantity)
    {
        var (merchant, site) = await host.TradeAsync();
        await host.DefineAsync(new(merchant, "S"), Some.Definition with { Tracking = Tracking.Serial });
        await host.ShelfAsync(site, "DOCK", kind: LocationKind.Receiving);
        await host.ShelfAsync(site, "A1");
        await host.ShelfAsync(site, "A2");
        var asn = host.Grains.GetGrain<IInboundGrain>(new AsnId(merchant, "ASN1").ToString());
        Assert.True((await asn.AnnounceAsync(new(site, Some.Noon, [new("S", quantity, null, null, null)], null))).Accepted);
        return (merchant, site, asn);
    }

    private async Task CountedAsync(MerchantId merchant, SiteId site, string location, params string[] serials)
    {
        var count = $"count {location} {string.Join(' ', serials)}";
        await OpenedAsync(merchant, site, location, count, serials);
        var accepted = await AcceptAsync(site, location, count);
        Assert.True(accepted.Accepted, accepted.Refusal?.Detail);
        await host.SettleAsync();
    }

    private async Task OpenedAsync(MerchantId merchant, SiteId site, string location, string count, params string[] serials)
    {
        var sku = new SkuId(merchant, "S");
        var opened = await host.Grains.GetGrain<ILocationGrain>($"{site}/{location}").OpenCountAsync(
            new(count, new(sku, null), [.. serials.Select(serial => new Goods(new(sku, Serial: serial), 1))], Now));
        Assert.True(opened.Accepted, opened.Refusal?.Detail);
    }

    private Task<Outcome<CountView>> AcceptAsync(SiteId site, string location, string count) =>
        host.Services.GetRequiredService<CountAcceptance>().AcceptAsync(Holder.At(new(site, location)), count);

    private IStockGrain SkuOf(MerchantId merchant) => host.Grains.GetGrain<IStockGrain>(new SkuId(merchant, "S").ToString());

    private async Task<IEnumerable<string?>> SerialsAsync(SiteId site, string location) =>
        (await host.Grains.GetGrain<ILocationGrain>($"{site}/{location}").ContentsAsync()).Contents.Select(static content => content.Key.Serial).Order();
}
