using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Tests.Shipping;

public sealed class ShipmentTests
{
    private static readonly SiteId Site = new("PAR1");
    private static readonly SkuId Mug = new(new("acme"), "MUG");
    private static readonly FulfilmentId One = new(new(new("acme"), "web", "1"), 1);
    private static readonly ManifestId Truck = new(Site, "M1");

    private ShipmentState state = ShipmentState.Initial;

    [Fact]
    public void Packing_deals_the_goods_out_to_the_parcels_and_numbers_them()
    {
        Packed();

        var view = Shipment.View(state, "x");
        Assert.Equal(["A", "B"], view.Parcels.Select(parcel => parcel.Sscc));
        Assert.Equal("SIMA", view.Parcels[0].TrackingNumber);
        Assert.Equal(ShipmentStatus.Packed, view.Status);
        Assert.Equal([[("L1", 2L)], [("L1", 1), ("L2", 3)]], state.Parcels.Select(p => p.Parcel.Goods.Select(g => (g.Goods.Key.Lot, g.Goods.Quantity))!));
    }

    [Fact]
    public void A_refused_packing_keeps_why_and_is_not_a_shipment()
    {
        Do(Shipment.Start(state, Plan()));
        Do(Shipment.Fail(state, Refusal.Conflict("not_picked", "No.")));

        Assert.Equal("not_picked", state.Failure!.Code);
        Assert.Equal("unknown_shipment", Shipment.Void(state, "why").Refusal!.Code);
        Assert.Empty(Shipment.HandOver(state, Truck, "simulated", ["A"]).Events);
    }

    [Fact]
    public void A_voided_shipment_leaves_on_no_truck_and_one_that_left_is_not_voided()
    {
        Packed();
        Do(Shipment.HandOver(state, Truck, "simulated", ["A"]));
        Assert.Equal("handed_over", Shipment.Void(state, "why").Refusal!.Code);

        state = ShipmentState.Initial;
        Packed();
        Assert.IsType<ShipmentVoided>(Assert.Single(Do(Shipment.Void(state, "why"))));
        Assert.Empty(Shipment.Void(state, "why").Events);
        Assert.Empty(Shipment.HandOver(state, Truck, "simulated", ["A", "B"]).Events);
        Assert.Empty(Shipment.On(state, Truck, ["A", "B"]));
        Assert.Equal(ShipmentStatus.Voided, state.Status);
    }

    [Fact]
    public void Parcels_leave_once_with_their_own_carrier_from_their_own_site()
    {
        Packed();
        Assert.Empty(Shipment.HandOver(state, Truck, "other", ["A"]).Events);
        Assert.Empty(Shipment.HandOver(state, new(new("LON1"), "M1"), "simulated", ["A"]).Events);

        var first = (HandedOver)Do(Shipment.HandOver(state, Truck, "simulated", ["A"]))[0];
        Assert.False(first.IsLast);
        Assert.Equal(ShipmentStatus.Packed, state.Status);
        Assert.Empty(Shipment.HandOver(state, Truck, "simulated", ["A"]).Events);
        Assert.Equal(["A"], Shipment.On(state, Truck, ["A", "B"]));
        var next = new ManifestId(Site, "M2");
        var last = (HandedOver)Do(Shipment.HandOver(state, next, "simulated", ["A", "B"]))[0];
        Assert.True(last.IsLast);
        Assert.Equal(["B"], Shipment.On(state, next, ["A", "B"]));
        Assert.Equal(ShipmentStatus.Shipped, state.Status);
    }

    [Fact]
    public void Each_parcel_is_delivered_once_and_old_news_changes_no_status()
    {
        Packed();
        Assert.Equal("not_shipped", Shipment.Track(state, News(ShipmentStatus.Delivered, 1)).Refusal!.Code);
        Do(Shipment.HandOver(state, Truck, "simulated", ["A", "B"]));
        Assert.Equal("invalid_status", Shipment.Track(state, News(ShipmentStatus.Shipped, 1)).Refusal!.Code);
        Assert.Equal("unknown_parcel", Shipment.Track(state, News(ShipmentStatus.InTransit, 1, "C")).Refusal!.Code);

        Do(Shipment.Track(state, News(ShipmentStatus.OutForDelivery, 2)));
        var one = (TrackingReceived)Do(Shipment.Track(state, News(ShipmentStatus.Delivered, 3, "SIMA")))[0];
        Assert.Equal((2, ShipmentStatus.OutForDelivery), (one.Delivered.Sum(line => line.Quantity), one.Shipment));
        Assert.Empty(Shipment.Track(state, News(ShipmentStatus.Delivered, 3, "A")).Events);
        Do(Shipment.Track(state, News(ShipmentStatus.InTransit, 1)));
        Assert.Equal(ShipmentStatus.OutForDelivery, state.Status);
        var both = (TrackingReceived)Do(Shipment.Track(state, News(ShipmentStatus.Delivered, 4)))[0];
        Assert.Equal((4, ShipmentStatus.Delivered), (both.Delivered.Sum(line => line.Quantity), both.Shipment));
    }

    [Fact]
    public void Trouble_with_one_parcel_is_trouble_with_the_shipment()
    {
        Packed();
        Do(Shipment.HandOver(state, Truck, "simulated", ["A", "B"]));
        Do(Shipment.Track(state, News(ShipmentStatus.Exception, 1, "B")));

        Assert.Equal(ShipmentStatus.Exception, state.Status);
        Do(Shipment.Track(state, News(ShipmentStatus.InTransit, 2, "B")));
        Assert.Equal(ShipmentStatus.Shipped, state.Status);
    }

    [Fact]
    public void What_is_lost_from_a_parcel_leaves_on_no_truck()
    {
        Packed();
        var line = new ForLine(One, "1");
        Do(Shipment.Lose(state, new(line, new(new(Mug, Lot: "L2"), 2))));
        Assert.Equal([("L1", 1L), ("L2", 1L)], state.Parcels[1].Parcel.Goods.Select(static goods => (goods.Goods.Key.Lot!, goods.Goods.Quantity)));

        Do(Shipment.Lose(state, new(line, new(new(Mug, Lot: "L1"), 3))));
        var left = (HandedOver)Do(Shipment.HandOver(state, Truck, "simulated", ["A", "B"]))[0];
        Assert.Equal(1, left.Parcels.SelectMany(static parcel => parcel.Lines).Sum(static part => part.Quantity));
        Assert.Equal("L2", Assert.Single(left.Parcels.SelectMany(static parcel => parcel.Goods)).Goods.Key.Lot);
    }

    [Fact]
    public void It_is_missing_in_the_parcel_that_lost_it_and_of_a_tote_in_the_last_that_it_went_into()
    {
        Packed();
        var lost = new LostUnits(new(One, "1"), new(new(Mug, Lot: "L1"), 1), "T1");
        Assert.Equal("A", Assert.IsType<ParcelShrunk>(Assert.Single(Shipment.Lose(state, lost with { Container = "A" }).Events)).Sscc);
        Assert.Equal("B", Assert.IsType<ParcelShrunk>(Assert.Single(Shipment.Lose(state, lost with { Container = "B" }).Events)).Sscc);
        Assert.Equal("B", Assert.IsType<ParcelShrunk>(Assert.Single(Shipment.Lose(state, lost with { Container = "T1" }).Events)).Sscc);
        Assert.Empty(Shipment.Lose(state, lost with { Tote = "T2", Container = "T2" }).Events);
    }

    private void Packed()
    {
        Do(Shipment.Start(state, Plan()));
        Do(Shipment.Finish(state, ["A", "B"], [Given("L1", 3), Given("L2", 3)], new SimulatedCarrier()));
    }

    private static PackingStarted Plan() => new(
        Site, Mug.Merchant, "simulated", null, "ada", Some.ShipTo, [new("S", 100, [new(One, "1", Mug, 2)]), new(null, null, [new(One, "1", Mug, 4)])]);

    private static ParcelGoods Given(string lot, long quantity) => new(One, "1", "T1", new(new(Mug, Lot: lot), quantity));

    private static TrackShipment News(ShipmentStatus status, int hour, string? parcel = null) =>
        new(status, Some.Noon.AddHours(hour), null, parcel, null);

    private ImmutableArray<ShipmentEvent> Do(Decision<ShipmentEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = Shipment.Evolve(state, @event);
        return decision.Events;
    }
}
