using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Shipping;

/// <summary>From the tote to the door, through a running warehouse.</summary>
public sealed class ShippingFlowTests(WarehouseHost host)
{
    [Fact]
    public async Task What_was_picked_is_packed_handed_over_and_delivered()
    {
        var (merchant, site, mug) = await PickedAsync(3);
        var order = await host.OrderAsync(new(merchant, "web", "1"));

        var shipment = await host.PackAsync(site, order);

        Assert.All(shipment.Parcels, parcel => Assert.True(Sscc.TryParse(parcel.Sscc, out _)));
        order = await host.OrderAsync(new(merchant, "web", "1"));
        Assert.Equal(OrderStatus.Packed, order.Status);
        Assert.Equal(shipment.Parcels[0].Sscc, order.Shipments[0].Parcels[0].Sscc);
        Assert.Equal(3, await InParcelsAsync(site, shipment));
        var waiting = await host.Services.GetRequiredService<ShipmentQueries>().WaitingAsync(site, "simulated", null, 10);
        Assert.Equal(shipment.Parcels.Select(parcel => parcel.Sscc), waiting.Select(parcel => parcel.Sscc));

        await host.HandOverAsync(site, shipment);

        Assert.Equal(OrderStatus.Shipped, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        Assert.Equal((7, 0), ((await mug.AvailabilityAsync())!.OnHand, (await mug.AvailabilityAsync())!.Reserved));
        Assert.Equal(0, await InParcelsAsync(site, shipment));

        var news = new TrackShipment(ShipmentStatus.Delivered, Some.Noon, "London", null, null);
        Assert.True((await host.Grains.GetGrain<IShipmentGrain>(shipment.Id).TrackAsync(news)).Accepted);
        await host.SettleAsync();
        Assert.Equal(OrderStatus.Delivered, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        Assert.Equal("delivered", (await host.Services.GetRequiredService<ShipmentQueries>().ParcelAsync(shipment.Parcels[0].Sscc))!.Status);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_lost_from_a_parcel_is_not_shipped_and_wanted_again(bool isVoided)
    {
        var (merchant, site, mug) = await PickedAsync(3);
        var id = new OrderId(merchant, "web", "1");
        var shipment = await host.PackAsync(site, await host.OrderAsync(id));
        var parcel = host.Grains.GetGrain<IContainerGrain>($"{site}/{shipment.Parcels[0].Sscc}");
        var key = (await parcel.ContentsAsync()).Contents[0].Key;
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.True((await parcel.OpenCountAsync(new("c", new(key.Sku, null), [new(key, 2)], now))).Accepted);
        Assert.True((await parcel.AcceptCountAsync(new("c", []))).Accepted);
        await host.SettleAsync();

        Assert.Equal((3, 2), ((await host.OrderAsync(id)).Lines[0].Quantities.Ordered, (await host.OrderAsync(id)).Lines[0].Quantities.Packed));
        Assert.Equal([2L], await ListedAsync(id));
        if (isVoided) Assert.True((await host.Grains.GetGrain<IShipmentGrain>(shipment.Id).VoidAsync("torn", null)).Accepted);
        else await host.HandOverAsync(site, shipment);
        await host.SettleAsync();

        var quantities = (await host.OrderAsync(id)).Lines[0].Quantities;
        Assert.Equal(isVoided ? (2L, 0L) : (2L, 2L), (quantities.Picked, quantities.Shipped));
        Assert.Equal(isVoided ? (9, 3) : (7, 1), ((await mug.AvailabilityAsync())!.OnHand, (await mug.AvailabilityAsync())!.Reserved));
        Assert.Equal(isVoided ? [] : [2L], await ListedAsync(id));
        await host.CleanAsync(merchant);
    }

    [Fact]
    public async Task A_parcel_that_has_lost_all_of_a_line_has_none_of_it()
    {
        var (merchant, site, _) = await PickedAsync(3);
        var id = new OrderId(merchant, "web", "1");
        var shipment = await host.PackAsync(site, await host.OrderAsync(id));
        var parcel = host.Grains.GetGrain<IContainerGrain>($"{site}/{shipment.Parcels[0].Sscc}");
        var key = (await parcel.ContentsAsync()).Contents[0].Key;
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.True((await parcel.OpenCountAsync(new("c", new(key.Sku, null), [], now))).Accepted);
        Assert.True((await parcel.AcceptCountAsync(new("c", []))).Accepted);
        await host.SettleAsync();
        Assert.Empty(await ListedAsync(id));
        Assert.Empty((await host.Grains.GetGrain<IShipmentGrain>(shipment.Id).GetAsync())!.Shipment.Parcels[0].Lines);
    }

    [Fact]
    public async Task A_voided_shipment_is_picked_again_and_can_be_packed_again()
    {
        var (merchant, site, _) = await PickedAsync(3);
        var order = await host.OrderAsync(new(merchant, "web", "1"));
        var shipment = await host.PackAsync(site, order);

        await host.Grains.GetGrain<IShipmentGrain>(shipment.Id).VoidAsync("wrong box", null);
        await host.SettleAsync();

        Assert.Equal(OrderStatus.Picked, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        Assert.Equal(0, await InParcelsAsync(site, shipment));
        var again = await host.PackAsync(site, order);
        Assert.Equal(3, await InParcelsAsync(site, again));
        var late = await host.HandOverAsync(site, shipment);
        Assert.Equal(shipment.Parcels.Select(parcel => parcel.Sscc), late.Refused);
    }

    [Fact]
    public async Task Only_fulfilments_for_one_address_share_a_shipment_and_only_known_carriers_take_it()
    {
        var (merchant, site, _) = await PickedAsync(3);
        var elsewhere = Some.Order(new(merchant, "web", "2"), ("MUG", 1)) with { ShipTo = Some.ShipTo with { Sealed = "1.ada.2 Elsewhere" } };
        await host.PlacedAsync(elsewhere);
        var shipment = host.Grains.GetGrain<IShipmentGrain>(Guid.CreateVersion7().ToString());
        var mine = new FulfilmentId(new(merchant, "web", "1"), 1);
        var theirs = new FulfilmentId(elsewhere.Order, 1);

        Assert.Equal("different_addresses", (await PackAsync([mine, theirs], null)).Refusal!.Code);
        Assert.Equal("carrier", (await PackAsync([mine], "pigeon")).Refusal!.Errors[0].Field);
        Assert.Equal("nothing_to_pack", (await PackAsync([theirs], null)).Refusal!.Code);
        Assert.Equal("fulfilments[0]", (await PackAsync([mine with { Sequence = 9 }], null)).Refusal!.Errors[0].Field);

        Task<Interfaces.Outcomes.Outcome<ShipmentView>> PackAsync(FulfilmentId[] fulfilments, string? carrier) =>
            shipment.PackAsync(new(site, [.. fulfilments], [], carrier, null, null, null));
    }

    [Fact]
    public async Task An_order_that_is_cancelled_when_packed_is_unpacked_and_its_goods_go_back()
    {
        var (merchant, site, mug) = await PickedAsync(3);
        var id = new OrderId(merchant, "web", "1");
        var shipment = await host.PackAsync(site, await host.OrderAsync(id));

        var cancelled = await host.Grains.GetGrain<IOrderGrain>(id.ToString()).CancelAsync(new("changed my mind", [], null));
        await host.SettleAsync();

        Assert.Equal(CancelOutcome.Requested, cancelled.Value!.Outcome);
        Assert.Equal(OrderStatus.Cancelled, (await host.OrderAsync(id)).Status);
        Assert.Empty(await ListedAsync(id));
        Assert.Equal(0, await InParcelsAsync(site, shipment));
        var stock = (await mug.AvailabilityAsync())!;
        Assert.Equal((10, 7, 0, 3), (stock.OnHand, stock.Available, stock.Reserved, stock.Unavailable.PutBack));
    }

    [Fact]
    public async Task A_shipment_in_parcels_of_the_packers_choice_leaves_one_by_one()
    {
        var (merchant, site, _) = await PickedAsync(3);
        var id = new OrderId(merchant, "web", "1");
        var shipment = host.Grains.GetGrain<IShipmentGrain>(Guid.CreateVersion7().ToString());
        var line = new PackLine(new(id, 1), "1", 1);
        var packed = await shipment.PackAsync(
            new(site, [new(id, 1)], [new([line], 100, null), new([line], 100, null)], "simulated", "express", null, null));
        await host.SettleAsync();
        Assert.Equal(OrderStatus.Picked, (await host.OrderAsync(id)).Status);

        await host.HandOverAsync(site, packed.Value! with { Parcels = packed.Value.Parcels.RemoveAt(1) });
        var order = await host.OrderAsync(id);
        Assert.Equal((2, 1), (order.Lines[0].Quantities.Packed, order.Lines[0].Quantities.Shipped));
        Assert.Equal(2, order.Shipments[0].Parcels.Length);
        await host.HandOverAsync(site, packed.Value!);
        await host.HandOverAsync(site, await host.PackAsync(site, await host.OrderAsync(id)));

        Assert.Equal(OrderStatus.Shipped, (await host.OrderAsync(id)).Status);
    }

    [Fact]
    public async Task Two_sites_never_give_the_same_parcel_number()
    {
        var numbers = host.Services.GetRequiredService<ParcelNumbers>();
        var (one, two) = (await host.SiteAsync("GB", null), await host.SiteAsync("GB", null));

        var first = (await numbers.TakeAsync(one, 3)).Value.Concat((await numbers.TakeAsync(one, 2)).Value);
        var both = first.Concat((await numbers.TakeAsync(two, 5)).Value).ToArray();

        Assert.Equal(10, both.Distinct().Count());
        Assert.All(both, sscc => Assert.StartsWith("09520000", sscc, StringComparison.Ordinal));
    }

    private async Task<(MerchantId Merchant, SiteId Site, IStockGrain Mug)> PickedAsync(long quantity)
    {
        var (merchant, site) = await host.TradeAsync();
        var mug = await host.SkuAsync(merchant, "MUG");
        await host.ShelfAsync(site, "P-1", new(new(merchant, "MUG")), 10);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", quantity)));
        await host.PickAllAsync(site, (await host.WaveAsync(site)).Tasks[0]);
        return (merchant, site, mug);
    }

    /// <summary>What is in the parcels by the order's own list of its shipments.</summary>
    private async Task<IEnumerable<long>> ListedAsync(OrderId order) => (await host.OrderAsync(order)).Shipments
        .SelectMany(static shipment => shipment.Parcels)
        .SelectMany(static parcel => parcel.Lines)
        .Select(static line => line.Quantity);

    private async Task<long> InParcelsAsync(SiteId site, ShipmentView shipment)
    {
        var sum = 0L;
        foreach (var parcel in shipment.Parcels)
        {
            var contents = await host.Grains.GetGrain<IContainerGrain>(new ContainerId(site, parcel.Sscc).ToString()).ContentsAsync();
            sum += contents.Contents.Sum(content => content.Quantity);
        }

        return sum;
    }
}
