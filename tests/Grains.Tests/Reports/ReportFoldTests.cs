using OrleansWarehouse.Grains.Reports;

namespace OrleansWarehouse.Grains.Tests.Reports;

public sealed class ReportFoldTests
{
    private static readonly Dictionary<string, TimeZoneInfo> Zones = new()
    {
        ["PAR1"] = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), ["NYC1"] = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    };

    [Theory]
    [InlineData("2026-11-21T23:30:00Z", "PAR1", "2026-11-22")]
    [InlineData("2026-11-22T03:30:00Z", "NYC1", null)] // still the 21st there
    [InlineData("2026-11-23T04:30:00Z", "NYC1", "2026-11-22")]
    [InlineData("2026-11-22T23:30:00Z", "PAR1", null)]
    [InlineData("2026-11-22T23:30:00Z", null, "2026-11-22")]
    public void A_day_is_that_of_the_site(string at, string? site, string? day) =>
        Assert.Equal(day, Calendar(ReportPeriod.Day, "2026-11-22", "2026-11-22").PeriodOf(Millis(at), site));

    [Fact]
    public void The_day_on_which_the_clock_is_put_back_has_all_its_hours_and_one_twice()
    {
        var calendar = Calendar(ReportPeriod.Hour, "2026-10-25", "2026-10-25");
        Assert.Equal("2026-10-25T02:00", calendar.PeriodOf(Millis("2026-10-25T00:30:00Z"), "PAR1"));
        Assert.Equal("2026-10-25T02:00", calendar.PeriodOf(Millis("2026-10-25T01:30:00Z"), "PAR1"));
        Assert.Equal("2026-10-25T23:00", calendar.PeriodOf(Millis("2026-10-25T22:30:00Z"), "PAR1"));
        Assert.Null(calendar.PeriodOf(Millis("2026-10-25T23:30:00Z"), "PAR1"));
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_what_is_to_come_is_left_out()
    {
        var calendar = Calendar(ReportPeriod.Week, "2026-11-08", "2026-12-31");
        Assert.Equal("2026-11-16", calendar.PeriodOf(Millis("2026-11-22T12:00:00Z"), null));
        Assert.Equal(["2026-11-02", "2026-11-09", "2026-11-16"], calendar.Periods(At("2026-11-22T12:00:00Z")));
        Assert.Equal(["2026-11"], Calendar(ReportPeriod.Month, "2026-11-01", "2026-11-30").Periods(At("2026-11-22T12:00:00Z")));
    }

    [Fact]
    public void Nine_of_ten_took_no_longer_than_the_ninetieth_percentile()
    {
        var hours = Hours.Of(Enumerable.Range(1, 10).Select(hour => hour * 3_600_000L))!;
        Assert.Equal(new Hours(5.5, 5, 9), hours);
        Assert.Null(Hours.Of([]));
    }

    [Fact]
    public void Money_is_summed_by_currency_and_never_across()
    {
        var slot = Slot("2026-11-22T08:00:00Z");
        var report = Fold().OrdersBySource(
        [
            new() { Merchant = "acme", Channel = "web", Slot = slot, Orders = 2, Units = 3, Currency = "EUR", Amount = 255_000 },
            new() { Merchant = "acme", Channel = "web", Slot = slot, Orders = 1, Units = 1 },
            new() { Merchant = "koi", Channel = "web", Slot = slot, Orders = 1, Units = 1, Currency = "JPY", Amount = 1_200_0000 },
            new() { Merchant = "mute", Channel = "web", Slot = slot, Orders = 1, Units = 1 },
        ]);
        Assert.Equal([(3, 25.5m, "EUR"), (1, 1200m, "JPY"), (1, null, null)], report.Rows.Select(row => (row.Orders, row.Amount, row.Currency)));
        Assert.Equal((5, null, null), (report.Total.Orders, report.Total.Amount, report.Total.Currency));
    }

    [Fact]
    public void Fill_rate_is_what_was_promised_at_once_of_what_was_ordered()
    {
        var report = Fold().FillRate(
        [
            new() { Slot = Slot("2026-11-22T08:00:00Z"), Orders = 3, Units = 12, Promised = 2, PromisedUnits = 10, Filled = 7, Full = 1 },
            new() { Slot = Slot("2026-11-22T09:00:00Z"), Orders = 1, Units = 10, Promised = 1, PromisedUnits = 10, Filled = 10, Full = 1 },
        ]);
        Assert.Equal(new FillRateRow("2026-11-22", 3, 2, 20, 17, 0.85, 0.6667), Assert.Single(report.Rows));
        Assert.Equal(report.Rows[0] with { Period = null }, report.Total);
    }

    [Fact]
    public void Accuracy_is_what_was_found_of_what_was_to_be_picked()
    {
        var report = Fold().Accuracy([Work("picked", 97, 40), Work("short", 3, 2), Work("countedUnder", 4, 1), Work("countedOver", 1, 1), Work("packed", 9, 9)]);
        Assert.Equal(new AccuracyRow(null, 40, 2, 97, 3, 0.97, 1, 4), report.Total);
    }

    [Fact]
    public void Throughput_counts_each_step_and_the_orders_that_were_complete()
    {
        var report = Fold().Throughput(
            [Work("received", 10, 1), Work("putAway", 9, 2), Work("picked", 8, 3), Work("packed", 7, 2), Work("shipped", 6, 2)],
            [new() { Site = "PAR1", At = Millis("2026-11-22T12:00:00Z"), Took = 1, Units = 6 }, new() { Site = "PAR1", At = Millis("2026-11-25T12:00:00Z"), Took = 1, Units = 6 }]);
        Assert.Equal(new ThroughputRow(null, 10, 9, 8, 7, 6, 2, 1), report.Total);
    }

    [Fact]
    public void A_day_on_which_nothing_was_has_a_row_of_noughts()
    {
        var report = new ReportFold(Filter(ReportPeriod.Day, "2026-11-21", "2026-11-22"), Calendar(ReportPeriod.Day, "2026-11-21", "2026-11-22"), ["2026-11-21", "2026-11-22"])
            .CycleTime([new() { Site = "PAR1", At = Millis("2026-11-22T12:00:00Z"), Took = 7_200_000 }]);
        Assert.Equal([new CycleTimeRow("2026-11-21", 0, null), new CycleTimeRow("2026-11-22", 1, new(2, 2, 2))], report.Rows);
    }

    [Fact]
    public void Of_what_came_the_newest_is_taken_to_be_there_still()
    {
        // 12 on hand: all 10 that came 5 days ago, and 2 of those that came 100 days ago.
        var report = Fold().StockAgeing(
        [
            new() { Merchant = "acme", Sku = "A", Site = "PAR1", Day = 995, Units = 10, OnHand = 12 },
            new() { Merchant = "acme", Sku = "A", Site = "PAR1", Day = 900, Units = 30, OnHand = 12 },
            new() { Merchant = "acme", Sku = "B", Site = "PAR1", Day = 900, Units = 4, OnHand = 4 },
        ],
        1000);
        Assert.Equal([10, 0, 0, 6, 0, 0], report.Rows.Select(row => row.Units));
        Assert.Equal((0.625, 2L), (report.Rows[0].Share, report.Rows[3].Skus));
        Assert.Equal((16, 2), (report.Total.Units, report.Total.Skus));
    }

    private static ReportFold Fold() => new(Filter(ReportPeriod.Day, "2026-11-22", "2026-11-22"), Calendar(ReportPeriod.Day, "2026-11-22", "2026-11-22"), ["2026-11-22"]);

    private static ReportCalendar Calendar(ReportPeriod by, string from, string to) => new(Filter(by, from, to), Zones);

    private static ReportFilter Filter(ReportPeriod by, string from, string to) =>
        new(DateOnly.Parse(from, null), DateOnly.Parse(to, null), by, null, null, null, TimeZoneInfo.Utc);

    private static WorkCount Work(string activity, long units, long times) =>
        new() { Site = "PAR1", Slot = Millis("2026-11-22T10:00:00Z"), Activity = activity, Units = units, Times = times };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static long Millis(string text) => At(text).ToUnixTimeMilliseconds();

    private static long Slot(string text) => Millis(text) / ReportProjection.Slot;
}
