using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Picking;

/// <summary>Waves and picks through a running warehouse.</summary>
public sealed class PickingFlowTests(WarehouseHost host)
{
    [Fact]
    public async Task A_wave_promises_goods_at_their_shelf_and_a_picker_brings_them_to_the_tote()
    {
        var (merchant, site, mug) = await MugsAsync(10);
        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", 3)));

        var wave = await host.WaveAsync(site);

        var task = Assert.Single(wave.Tasks);
        Assert.Equal("W000001", wave.Wave);
        Assert.Equal((10, 3), (Shelf(await ContentsAsync(site)).Quantity, Shelf(await ContentsAsync(site)).Allocated));
        Assert.Equal(OrderStatus.Picking, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        Assert.Empty((await host.WaveAsync(site)).Tasks);

        await host.PickAllAsync(site, task);

        Assert.Equal((7, 0), (Shelf(await ContentsAsync(site)).Quantity, Shelf(await ContentsAsync(site)).Allocated));
        var tote = await host.Grains.GetGrain<IContainerGrain>(new ContainerId(site, task.Totes[0]).ToString()).ContentsAsync();
        Assert.Equal(3, Assert.Single(tote.Contents).Quantity);
        Assert.Equal(OrderStatus.Picked, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        Assert.Equal(10, (await mug.AvailabilityAsync())!.OnHand);
        Assert.Single(order.Fulfilments);
    }

    [Fact]
    public async Task A_picker_gets_one_task_until_it_is_done_then_the_next()
    {
        var (merchant, site, _) = await MugsAsync(10);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", 1)));
        await host.PlacedAsync(Some.Order(new(merchant, "web", "2"), ("MUG", 1)));
        await host.WaveAsync(site);
        var ada = host.Grains.GetGrain<IPickerGrain>(new PickerId(site, "ada").ToString());
        Assert.Equal("unknown_picker", (await ada.NextAsync(new([]))).Refusal!.Code);
        await ada.PutAsync(new("Ada", []));

        var first = (await host.NextTaskAsync(site, "ada"))!;
        Assert.Equal(first.Task, (await host.NextTaskAsync(site, "ada"))!.Task);
        await host.PickAllAsync(site, first);
        var second = (await host.NextTaskAsync(site, "ada"))!;
        Assert.NotEqual(first.Task, second.Task);
        await host.PickAllAsync(site, second);

        Assert.Null(await host.NextTaskAsync(site, "ada"));
    }

    [Fact]
    public async Task What_a_short_pick_does_not_find_is_in_doubt_and_backordered_until_it_is_counted()
    {
        var (merchant, site, mug) = await MugsAsync(5);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", 5)));
        var task = (await host.WaveAsync(site)).Tasks[0];

        var answer = await host.PickAsync(site, task.Task, 1, 3, "empty");
        await host.SettleAsync();

        Assert.Equal("short", answer.Outcome);
        var order = await host.OrderAsync(new(merchant, "web", "1"));
        Assert.Equal((3, 2, 3), (order.Lines[0].Reserved, order.Lines[0].Backordered, order.Lines[0].Quantities.Picked));
        var stock = (await mug.AvailabilityAsync())!;
        Assert.Equal((5, 0, 3, 2), (stock.OnHand, stock.Available, stock.Reserved, stock.Backordered));
        Assert.Equal(2, stock.Unavailable.InDoubt);
        Assert.Equal(2, Shelf(await ContentsAsync(site)).InDoubt);

        var shelf = host.Grains.GetGrain<ILocationGrain>(new LocationId(site, "P-1").ToString());
        Assert.Equal(2, (await shelf.OpenCountAsync(new("c", new(new(merchant, "MUG"), null), [], host.Services.GetRequiredService<TimeProvider>().GetUtcNow()))).Value!.Expected);
        Assert.True((await shelf.AcceptCountAsync(new("c", []))).Accepted);
        await host.SettleAsync();
        Assert.Equal(3, (await mug.AvailabilityAsync())!.OnHand);
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task What_is_cancelled_in_the_middle_of_a_tour_is_not_asked_for_and_a_late_scan_is_surplus()
    {
        var (merchant, site, mug) = await MugsAsync(10);
        var id = new OrderId(merchant, "web", "1");
        await host.PlacedAsync(Some.Order(id, ("MUG", 4)));
        var task = (await host.WaveAsync(site)).Tasks[0];
        var tour = host.Grains.GetGrain<IPickTaskGrain>(new TaskId(site, task.Task).ToString());
        await tour.TakeAsync(new("ada"));
        var before = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        await host.Grains.GetGrain<IOrderGrain>(id.ToString()).CancelAsync(new("changed my mind", [], null));
        await host.SettleAsync();
        var view = (await host.Grains.GetGrain<IPickTaskGrain>(new TaskId(site, task.Task).ToString()).GetAsync())!;
        Assert.Equal((0, PickTaskStatus.Done), (view.Stops[0].Quantity, view.Status));
        Assert.Equal(0, Shelf(await ContentsAsync(site)).Allocated);

        var late = (await tour.PickAsync(new("ada", 1, 4, null, null, [], null, null, "late") { At = before })).Value!;
        await host.SettleAsync();

        Assert.Equal(("surplus", 4), (late.Outcome, late.Surplus));
        var stock = (await mug.AvailabilityAsync())!;
        Assert.Equal((10, 6, 0, 4), (stock.OnHand, stock.Available, stock.Reserved, stock.Unavailable.PutBack));
        Assert.Equal(6, Shelf(await ContentsAsync(site)).Quantity);
    }

    [Fact]
    public async Task Waves_and_queues_survive_a_restart()
    {
        await using var host = await WarehouseHost.StartAsync();
        var (merchant, site, _) = await MugsAsync(host, 10);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", 2)));
        await host.PlacedAsync(Some.Order(new(merchant, "web", "2"), ("MUG", 2)));
        var wave = await host.WaveAsync(site, WaveKind.Batch);
        await host.Grains.GetGrain<IPickerGrain>(new PickerId(site, "ada").ToString()).PutAsync(new("Ada", []));

        await host.RestartAsync();

        var known = (await host.Grains.GetGrain<IWaveGrain>(new WaveId(site, wave.Wave).ToString()).GetAsync())!;
        var task = Assert.Single(known.Tasks);
        Assert.Equal(2, task.Totes.Length);
        var next = (await host.NextTaskAsync(site, "ada"))!;
        Assert.Equal(task.Task, next.Task);
        await host.PickAllAsync(site, next);
        Assert.Equal(OrderStatus.Picked, (await host.OrderAsync(new(merchant, "web", "2"))).Status);
        var rows = await host.Services.GetRequiredService<PickQueries>().TasksAsync(site, PickTaskStatus.Done, new(10));
        Assert.Equal((4, 4, 0), (rows.Rows[0].Planned, rows.Rows[0].Picked, rows.Rows[0].Short));
        var waves = await host.Services.GetRequiredService<PickQueries>().WavesAsync(site, new(10));
        Assert.Equal(("W000001", "released", 1, 2), (waves.Rows[0].Wave, waves.Rows[0].Status, waves.Rows[0].Tasks, waves.Rows[0].Fulfilments));
        Assert.Equal("ada", Assert.Single((await host.Services.GetRequiredService<PickQueries>().PickersAsync(site, new(10))).Rows).Picker);
    }

    private Task<(MerchantId Merchant, SiteId Site, IStockGrain Mug)> MugsAsync(long quantity) => MugsAsync(host, quantity);

    private static async Task<(MerchantId Merchant, SiteId Site, IStockGrain Mug)> MugsAsync(WarehouseHost host, long quantity)
    {
        var (merchant, site) = await host.TradeAsync();
        var mug = await host.SkuAsync(merchant, "MUG");
        await host.ShelfAsync(site, "P-1", new(new(merchant, "MUG")), quantity);
        return (merchant, site, mug);
    }

    private Task<HolderView> ContentsAsync(SiteId site) =>
        host.Grains.GetGrain<ILocationGrain>(new LocationId(site, "P-1").ToString()).ContentsAsync();

    private static ContentView Shelf(HolderView view) => Assert.Single(view.Contents);
}
