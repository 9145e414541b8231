using OrleansWarehouse.Grains.Buyers;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Tests.Buyers;

public sealed class ArrivalTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-11-20T17:00:00Z", "2026-11-23", "2026-11-25")] // a Friday
    [InlineData("2026-11-23T17:00:00Z", "2026-11-24", "2026-11-26")]
    [InlineData("2026-11-23T23:30:00Z", "2026-11-25", "2026-11-27")] // Tuesday in Paris
    public void Carriers_do_not_work_at_weekends_and_days_are_those_of_the_site(string leaves, string from, string to) => Assert.Equal(
        new Arrival(DateOnly.Parse(from, null), DateOnly.Parse(to, null)),
        Arrival.After(DateTimeOffset.Parse(leaves, null), new TransitDays(1, 3), Paris));

    [Fact]
    public void All_of_it_is_there_when_the_last_is()
    {
        var (one, other) = (new Arrival(new(2026, 11, 23), new(2026, 11, 27)), new Arrival(new(2026, 11, 24), new(2026, 11, 25)));
        Assert.Equal(new Arrival(new(2026, 11, 24), new(2026, 11, 27)), Arrival.Last([one, null, other]));
        Assert.Null(Arrival.Last([null]));
    }

    [Theory]
    [InlineData(OrderStatus.Backordered, TrackedStage.Waiting)]
    [InlineData(OrderStatus.Picking, TrackedStage.Preparing)]
    [InlineData(OrderStatus.PartiallyShipped, TrackedStage.PartlyShipped)]
    [InlineData(OrderStatus.Shipped, TrackedStage.OnItsWay)]
    [InlineData(OrderStatus.Held, TrackedStage.Received)]
    public void A_status_is_said_in_the_buyers_words(OrderStatus status, TrackedStage stage) =>
        Assert.Equal(stage, TrackingFold.StageOf(status, []));

    [Fact]
    public void Trouble_with_one_parcel_is_said_first()
    {
        var parcel = new TrackedParcel("1", null, "simulated", ShipmentStatus.Exception, null, [], []);
        Assert.Equal(TrackedStage.Problem, TrackingFold.StageOf(OrderStatus.Shipped, [parcel, parcel with { Status = ShipmentStatus.OutForDelivery }]));
    }
}
