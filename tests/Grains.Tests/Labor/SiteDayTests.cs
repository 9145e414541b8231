using OrleansWarehouse.Grains.Labor;

namespace OrleansWarehouse.Grains.Tests.Labor;

public sealed class SiteDayTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void A_day_begins_at_midnight_on_the_sites_own_clock()
    {
        var day = SiteDay.Of(DateTimeOffset.Parse("2026-01-07T23:30:00Z"), Paris);

        Assert.Equal(DateTimeOffset.Parse("2026-01-07T23:00:00Z"), day.Start);
        Assert.Equal(TimeSpan.FromHours(24), day.End - day.Start);
    }

    [Theory]
    [InlineData("2026-03-29T10:00:00Z", 23)]
    [InlineData("2026-10-25T10:00:00Z", 25)]
    public void The_days_on_which_the_clock_changes_are_shorter_and_longer(string moment, int hours)
    {
        var day = SiteDay.Of(DateTimeOffset.Parse(moment), Paris);

        Assert.Equal(TimeSpan.FromHours(hours), day.End - day.Start);
    }
}
