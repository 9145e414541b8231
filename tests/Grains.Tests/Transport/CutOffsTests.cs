using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Tests.Transport;

public sealed class CutOffsTests
{
    [Theory]
    [InlineData("2026-03-02T14:59:59Z", "2026-03-02T15:00:00Z")]
    [InlineData("2026-03-02T15:00:00Z", "2026-03-02T15:00:00Z")]
    [InlineData("2026-03-02T15:00:01Z", "2026-03-03T15:00:00Z")]
    [InlineData("2026-07-02T13:00:00Z", "2026-07-02T14:00:00Z")]
    public void The_next_truck_is_today_until_the_cut_off_and_tomorrow_after_it(string now, string next) =>
        Assert.Equal(At(next), CutOffs.Next(Paris(new CutOff("dhl", null, new(16, 0))), "dhl", null, At(now)));

    [Fact]
    public void A_cut_off_of_the_service_goes_before_that_of_the_carrier()
    {
        var site = Paris(new("dhl", null, new(16, 0)), new("dhl", "express", new(12, 0)), new("ups", null, new(9, 0)));

        Assert.Equal(At("2026-03-02T11:00:00Z"), CutOffs.Next(site, "dhl", "express", At("2026-03-02T08:00:00Z")));
        Assert.Equal(At("2026-03-02T15:00:00Z"), CutOffs.Next(site, "dhl", "economy", At("2026-03-02T08:00:00Z")));
        Assert.Null(CutOffs.Next(site, "gls", null, At("2026-03-02T08:00:00Z")));
    }

    [Fact]
    public void The_nearest_of_several_trucks_counts()
    {
        var site = Paris(new("dhl", null, new(10, 0)), new("dhl", null, new(18, 0)));

        Assert.Equal(At("2026-03-02T17:00:00Z"), CutOffs.Next(site, "dhl", null, At("2026-03-02T12:00:00Z")));
    }

    [Fact]
    public void A_cut_off_in_the_hour_that_spring_leaves_out_is_as_long_after_midnight_as_ever()
    {
        var site = Paris(new CutOff("dhl", null, new(2, 30)));

        Assert.Equal(At("2026-03-29T01:30:00Z"), CutOffs.Next(site, "dhl", null, At("2026-03-28T23:30:00Z")));
        Assert.Equal(At("2026-03-30T00:30:00Z"), CutOffs.Next(site, "dhl", null, At("2026-03-29T01:30:01Z")));
    }

    [Fact]
    public void A_cut_off_in_the_hour_that_autumn_repeats_is_the_first_of_the_two()
    {
        var site = Paris(new CutOff("dhl", null, new(2, 30)));

        Assert.Equal(At("2026-10-25T00:30:00Z"), CutOffs.Next(site, "dhl", null, At("2026-10-24T23:00:00Z")));
        Assert.Equal(At("2026-10-26T01:30:00Z"), CutOffs.Next(site, "dhl", null, At("2026-10-25T00:30:01Z")));
    }

    [Fact]
    public void The_day_is_that_of_the_site()
    {
        var site = Site("Pacific/Auckland", new CutOff("nzp", null, new(8, 0)));

        // Nine in the evening in London is ten in the morning of the next day there.
        Assert.Equal(At("2026-01-02T19:00:00Z"), CutOffs.Next(site, "nzp", null, At("2026-01-01T21:00:00Z")));
    }

    private static SiteView Paris(params CutOff[] cutOffs) => Site("Europe/Paris", cutOffs);

    private static SiteView Site(string zone, params CutOff[] cutOffs) =>
        new("PAR1", "Paris", SiteKind.Warehouse, "FR", null, zone, [.. cutOffs], 1);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
