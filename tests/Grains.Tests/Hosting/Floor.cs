using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Ops.Laws;

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>What people on the floor do, for tests.</summary>
public static class Floor
{
    public static async Task ShelfAsync(
        this WarehouseHost host, SiteId site, string code, StockKey? key = null, long quantity = 0, LocationKind kind = LocationKind.Pick)
    {
        var location = host.Grains.GetGrain<ILocationGrain>(new LocationId(site, code).ToString());
        var definition = new LocationDefinition("Z", kind, code[..1], code[^1..], "1", 0, 1_000 * (code[^1] - '0'), 0, null, null);
        Assert.True((await location.DefineAsync(definition)).Accepted);
        if (key is null) return;
        var found = new AdjustGoods(Guid.NewGuid().ToString(), key, quantity, [], StockReason.Found, null, null);
        Assert.True((await location.AdjustAsync(found)).Accepted);
        await host.SettleAsync();
    }

    public static async Task<WaveView> WaveAsync(this WarehouseHost host, SiteId site, WaveKind kind = WaveKind.Single)
    {
        await host.SettleAsync();
        var wave = await host.Grains.GetGrain<IPickPlannerGrain>(site.Value).PlanAsync(new(null, [], [], null, kind, null));
        Assert.True(wave.Accepted, wave.Refusal?.Detail);
        await host.SettleAsync();
        return wave.Value;
    }

    /// <summary>The tour that somebody has in hand, or takes next.</summary>
    public static async Task<TaskView?> NextTaskAsync(this WarehouseHost host, SiteId site, string picker)
    {
        var next = await host.Grains.GetGrain<IPickerGrain>(new PickerId(site, picker).ToString()).NextAsync(new(["pick"]));
        Assert.True(next.Accepted, next.Refusal?.Detail);
        return next.Value.Work is { } work ? await host.Grains.GetGrain<IPickTaskGrain>(new TaskId(site, work.Id).ToString()).GetAsync() : null;
    }

    /// <summary>Picks all that is open in a task, as asked.</summary>
    public static async Task PickAllAsync(this WarehouseHost host, SiteId site, TaskView task)
    {
        foreach (var stop in task.Stops.Where(stop => stop.Quantity > stop.Done + stop.Short))
            await host.PickAsync(site, task.Task, stop.Stop, stop.Quantity - stop.Done - stop.Short);
        await host.SettleAsync();
    }

    public static async Task<PickAnswer> PickAsync(
        this WarehouseHost host, SiteId site, string task, int stop, long quantity, string? shortReason = null)
    {
        var scan = new Pick("ada", stop, quantity, null, null, [], null, shortReason, null);
        var tour = host.Grains.GetGrain<IPickTaskGrain>(new TaskId(site, task).ToString());
        await tour.TakeAsync(new("ada"));
        var picked = await tour.PickAsync(scan);
        Assert.True(picked.Accepted, picked.Refusal?.Detail);
        await host.SettleAsync();
        return picked.Value;
    }

    public static async Task<ShipmentView> PackAsync(this WarehouseHost host, SiteId site, params SealedOrder[] orders)
    {
        var shipment = host.Grains.GetGrain<IShipmentGrain>(Guid.CreateVersion7().ToString());
        var fulfilments = orders.SelectMany(order => order.Fulfilments).Select(fulfilment => IId<FulfilmentId>.Parse(fulfilment.Id));
        var packed = await shipment.PackAsync(new(site, [.. fulfilments], [], null, null, "ada", null));
        Assert.True(packed.Accepted, packed.Refusal?.Detail);
        await host.SettleAsync();
        return packed.Value;
    }

    public static async Task<ManifestView> HandOverAsync(this WarehouseHost host, SiteId site, ShipmentView shipment)
    {
        var manifest = host.Grains.GetGrain<IManifestGrain>(new ManifestId(site, Guid.NewGuid().ToString("N")[..8]).ToString());
        var handed = await manifest.HandOverAsync(
            new("simulated", null, [new(new(shipment.Id), [.. shipment.Parcels.Select(parcel => parcel.Sscc)])], "Bob", null));
        Assert.True(handed.Accepted, handed.Refusal?.Detail);
        await host.SettleAsync();
        return handed.Value;
    }

    public static async Task<SealedOrder> OrderAsync(this WarehouseHost host, OrderId order) =>
        (await host.Grains.GetGrain<IOrderGrain>(order.ToString()).GetAsync())!;

    /// <summary>The books of a merchant's goods add up. (Those of others may not: some tests make goods out of nowhere.)</summary>
    public static async Task CleanAsync(this WarehouseHost host, MerchantId merchant)
    {
        var report = await host.CheckAsync(new(merchant));
        Assert.Empty(report.Checks.SelectMany(static check => check.Violations));
        Assert.True(report.Clean);
        Assert.Contains(report.Checks, static check => check.Name == "stockIsHeld" && check.Checked > 0);
    }

    public static Task<InvariantsReport> CheckAsync(this WarehouseHost host, LawScope scope) =>
        host.Services.GetRequiredService<Invariants>().CheckAsync(scope, TestContext.Current.CancellationToken);
}
