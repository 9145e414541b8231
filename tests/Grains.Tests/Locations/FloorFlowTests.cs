using System.Collections.Immutable;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Slotting;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Locations;

public sealed class FloorFlowTests(WarehouseHost host)
{
    [Fact]
    public async Task Good_goods_moved_into_quarantine_are_not_for_sale_until_they_are_moved_out()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A");
        var key = new StockKey(new(merchant, "A"));
        await host.ShelfAsync(site, "Q1", kind: LocationKind.Quarantine);
        await host.ShelfAsync(site, "A1", key, 5);

        await MoveAsync(site, "A1", "Q1", key, 2);
        Assert.Equal((3, 2), await StockAsync(sku));

        await MoveAsync(site, "Q1", "A1", key, 2);
        Assert.Equal((5, 0), await StockAsync(sku));
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task A_movement_told_twice_is_done_once()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var key = new StockKey(new(merchant, "A"));
        await host.ShelfAsync(site, "A1", key, 5);
        await host.ShelfAsync(site, "A2");

        await MoveAsync(site, "A1", "A2", key, 2, "twice");
        await MoveAsync(site, "A1", "A2", key, 2, "twice");

        Assert.Equal(3, Assert.Single((await At(site, "A1").ContentsAsync()).Contents).Quantity);
        Assert.Equal(2, Assert.Single((await At(site, "A2").ContentsAsync()).Contents).Quantity);
    }

    [Fact]
    public async Task What_one_event_gives_back_of_two_picks_is_given_back_of_both()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var key = new StockKey(new(merchant, "A"));
        await host.ShelfAsync(site, "A1", key, 5);
        var shelf = At(site, "A1");
        var plan = Plan.Pick(new(site, "T"), new(new(new(merchant, "web", "1"), 1), "1"));
        foreach (var pick in new[] { "w:1", "w:2" }) Assert.Equal(2, (await shelf.AllocateAsync(new(pick, plan, [new(key, 2)]))).Value!.Units);

        foreach (var pick in new[] { "w:1", "w:2", "w:1", "w:2" }) await shelf.DeallocateAsync(pick, 1, "same event");

        Assert.Equal(2, Assert.Single((await shelf.ContentsAsync()).Contents).Allocated);
    }

    [Fact]
    public async Task Stock_is_listed_page_by_page()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var sku = new SkuId(merchant, "A");
        await host.ShelfAsync(site, "A1", new(sku, "L/1"), 1);
        await host.ShelfAsync(site, "A2", new(sku, "L2", new DateOnly(2027, 1, 31)), 2);
        await host.ShelfAsync(site, "A3", new(sku), 3);

        var listed = new List<StockAnswer>();
        RowCursor? after = null;
        do
        {
            var page = await host.Services.GetRequiredService<StockQueries>().ListAsync(site, new(), new(1, after), TestContext.Current.CancellationToken);
            listed.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["A1", "A2", "A3"], listed.Select(row => row.Holder));
        Assert.Equal(["L/1", "L2", null], listed.Select(row => row.Lot));
        Assert.Equal([null, new DateOnly(2027, 1, 31), null], listed.Select(row => row.Expiry));
    }

    [Fact]
    public async Task Room_that_a_broken_off_choice_of_shelves_kept_is_given_back()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var goods = new Goods(new(new(merchant, "A")), 4);
        await host.ShelfAsync(site, "A1");
        await host.ShelfAsync(site, "A2");
        await DockAsync(site, goods.Key);
        var slotting = host.Grains.GetGrain<ISlottingGrain>(site.Value);
        var plan = new PlanSlots("r", null, goods, Holder.At(new(site, "D1")), []);
        var id = PutAwayIds.For(site, "r", 0);
        Assert.True((await At(site, "A2").KeepSpaceAsync(new(id, goods, 1, 1, false))).Accepted);

        await slotting.PlanAsync([plan]);
        await slotting.PlanAsync([plan]);

        var put = await host.Grains.GetGrain<IPutAwayGrain>(id.ToString()).GetAsync();
        Assert.Equal(("A1", 4), (put!.To, put.Quantity));
        var slots = await host.Services.GetRequiredService<SlotIndex>().ReadAsync(site);
        Assert.Equal("A1", Assert.Single(slots.Kept).Value);
    }

    [Fact]
    public async Task Shelves_that_are_asked_for_at_once_are_chosen_one_after_the_other()
    {
        var (merchant, site) = await host.TradeAsync();
        string[] codes = ["A1", "A2", "A3", "A4"];
        foreach (var code in codes) await host.ShelfAsync(site, code);
        foreach (var code in codes) await host.SkuAsync(merchant, code);
        foreach (var code in codes) await DockAsync(site, new(new(merchant, code)));
        var slotting = host.Grains.GetGrain<ISlottingGrain>(site.Value);
        PlanSlots Plan(string code) => new($"r{code}", null, new Goods(new(new(merchant, code)), 4), Holder.At(new(site, "D1")), []);

        // Twice, and once one by one: what took over from a reactor that hangs repeats what that one asked.
        ImmutableArray<PlanSlots> all = [.. codes.Select(Plan)];
        await Task.WhenAll(codes.Select(code => slotting.PlanAsync([Plan(code)])).Concat([slotting.PlanAsync(all), slotting.PlanAsync(all)]));
        await host.SettleAsync();

        var kept = (await host.Services.GetRequiredService<SlotIndex>().ReadAsync(site)).Kept;
        Assert.Equal(codes, kept.Values.Order());
        foreach (var code in codes)
        {
            var put = await host.Grains.GetGrain<IPutAwayGrain>(PutAwayIds.For(site, $"r{code}", 0).ToString()).GetAsync();
            Assert.Equal(kept[PutAwayIds.For(site, $"r{code}", 0).Code], put!.To);
        }
    }

    private static async Task<(long Available, long Quarantine)> StockAsync(IStockGrain sku)
    {
        var stock = (await sku.AvailabilityAsync())!;
        return (stock.Available, stock.Unavailable.Quarantine);
    }

    /// <summary>Four of them stand on a dock, and nobody has planned anything for them.</summary>
    private async Task DockAsync(SiteId site, StockKey key)
    {
        await host.ShelfAsync(site, "D1", kind: LocationKind.Receiving);
        var put = new Putting($"dock {key.Sku}", [new(key, 4, null, Bucket.Elsewhere)], true, StockReason.Move);
        Assert.True((await At(site, "D1").PutAsync(put)).Accepted);
    }

    private ILocationGrain At(SiteId site, string code) =>
        host.Grains.GetGrain<ILocationGrain>(new LocationId(site, code).ToString());

    private async Task MoveAsync(SiteId site, string from, string to, StockKey key, long quantity, string? operation = null)
    {
        var there = (await At(site, to).GetAsync())!.Definition;
        var move = new MoveGoods(
            Guid.NewGuid().ToString(), new(key, quantity), [], new(Holder.At(new(site, to)), there.Kind), null, operation, [], false);
        var moved = await At(site, from).MoveAsync(move);
        Assert.True(moved.Accepted, moved.Refusal?.Detail);
        await host.SettleAsync();
    }
}
