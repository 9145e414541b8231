using System.Net;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Reports;

public sealed class ReportTests(Server server)
{
    /// <summary>Ten units are received and put away; of two orders, for 3 and for 9 units, the first is filled and shipped, and the second
    /// gets 7; a count finds one unit less than booked.</summary>
    [Fact]
    public async Task Every_figure_of_a_small_history_is_right()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        await floor.OrderAsync("1", 3, """{"amount":9.5,"currency":"EUR"}""");
        await floor.PickAllAsync();
        await floor.PackAsync("1");
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");
        await floor.OrderAsync("2", 9);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", -1, "countVariance"));
        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/orders/web:2/cancel", """{"reason":"no","lines":[{"line":"1","quantity":2}]}""");

        var sources = await TotalAsync(floor, "ordersBySource");
        Assert.Equal((2, 12, 2), (Number(sources, "orders"), Number(sources, "units"), Number(sources, "cancelledUnits")));
        Assert.Equal((28.5m, "EUR"), (sources.GetProperty("amount").GetDecimal(), sources.GetProperty("currency").GetString()));
        var fill = await TotalAsync(floor, "fillRate");
        Assert.Equal((2, 1, 12, 10), (Number(fill, "orders"), Number(fill, "filledOrders"), Number(fill, "units"), Number(fill, "filled")));
        Assert.Equal((0.8333, 0.5), (fill.GetProperty("unitRate").GetDouble(), fill.GetProperty("orderRate").GetDouble()));
        var work = await TotalAsync(floor, "throughput");
        Assert.Equal((10, 10, 3, 3, 3), (Number(work, "received"), Number(work, "putAway"), Number(work, "picked"), Number(work, "packed"), Number(work, "shipped")));
        Assert.Equal((1, 1), (Number(work, "parcels"), Number(work, "orders")));
        var dock = await TotalAsync(floor, "dockToStock");
        Assert.Equal((1, 10), (Number(dock, "deliveries"), Number(dock, "units")));
        Assert.InRange(dock.GetProperty("hours").GetProperty("median").GetDouble(), 0, 0.1);
        var cycle = await TotalAsync(floor, "cycleTime");
        Assert.Equal(1, Number(cycle, "orders"));
        Assert.InRange(cycle.GetProperty("hours").GetProperty("average").GetDouble(), 0, 0.1);
        var accuracy = await TotalAsync(floor, "accuracy");
        Assert.Equal((3, 0, 1, 0), (Number(accuracy, "unitsPicked"), Number(accuracy, "unitsShort"), Number(accuracy, "countedUnder"), Number(accuracy, "countedOver")));
        var age = (await ReportAsync(floor, "stockAgeing")).GetProperty("rows")[0];
        Assert.Equal((0, 6, 1), (Number(age, "fromDays"), Number(age, "units"), Number(age, "skus")));
        await AsCsvAsync(floor);
    }

    private async Task AsCsvAsync(Floor floor)
    {
        var asked = await server.Operator.OkAsync("GET", $"/reports/ordersBySource?merchant={floor.Merchant}&format=csv");
        var accepted = await server.Operator.OkAsync("GET", $"/reports/ordersBySource?merchant={floor.Merchant}", null, ("Accept", "text/csv"));
        Assert.Equal(("text/csv", asked.Text), (asked.Type, accepted.Text));
        var lines = asked.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("period,merchant,channel,orders,units,cancelledUnits,amount,currency", lines[0]);
        Assert.EndsWith($",{floor.Merchant},web,2,12,2,28.5,EUR", lines[1]);
        Assert.StartsWith("period,orders,hours.average,hours.median,hours.p90", (await server.Operator.OkAsync("GET", $"/reports/cycleTime?merchant={floor.Merchant}&format=csv")).Text);
    }

    [Fact]
    public async Task A_merchant_sees_his_own_and_a_supervisor_his_site()
    {
        var (mine, others) = (await Floor.SetUpAsync(server), await Floor.SetUpAsync(server));
        await mine.OrderAsync("1", 1);
        await others.OrderAsync("1", 1);
        await others.OrderAsync("2", 1);
        var merchant = server.As(await server.KeyAsync(merchant: mine.Merchant));

        var own = (await merchant.OkAsync("GET", "/reports/ordersBySource")).Json;
        Assert.Equal((1, mine.Merchant), (Number(own.GetProperty("total"), "orders"), own.GetProperty("rows")[0].GetProperty("merchant").GetString()));
        (await merchant.SendAsync("GET", $"/reports/ordersBySource?merchant={others.Merchant}")).IsProblem(HttpStatusCode.NotFound);
        (await server.As(await server.KeyAsync(site: mine.Site)).SendAsync("GET", "/reports/ordersBySource")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("from=2020-01-01&to=2026-01-01", "from")]
    [InlineData("by=year", "by")]
    [InlineData("by=hour&from=2026-01-01&to=2026-06-01", "from")]
    [InlineData("timeZone=Mars/Olympus", "timeZone")]
    [InlineData("format=xml", "format")]
    public async Task A_query_that_makes_no_sense_is_named(string query, string field) =>
        (await server.Operator.SendAsync("GET", $"/reports/throughput?{query}")).IsProblem(HttpStatusCode.UnprocessableEntity, field: field);

    [Fact]
    public async Task A_merchants_overview_says_what_waits()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.AnnounceAsync("A", 5);
        await floor.AnnounceAsync("B", 5);
        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/inbound/B/receipts", floor.Receipt(4));
        await floor.OrderAsync("1", 2);

        var overview = (await server.As(await server.KeyAsync(merchant: floor.Merchant)).OkAsync("GET", $"/merchants/{floor.Merchant}/overview")).Json;

        Assert.Equal((1, 2, 0), (Number(overview, "placed"), Number(overview, "unitsPlaced"), Number(overview, "shipped")));
        Assert.Equal((1, 1), (Number(overview, "expected"), Number(overview, "discrepant")));
        var open = Assert.Single(overview.GetProperty("open").EnumerateArray());
        Assert.Equal(("backordered", 1), (open.GetProperty("status").GetString(), Number(open, "orders")));
    }

    private async Task<JsonElement> ReportAsync(Floor floor, string name) =>
        (await server.Operator.OkAsync("GET", $"/reports/{name}?site={floor.Site}&merchant={floor.Merchant}")).Json;

    private async Task<JsonElement> TotalAsync(Floor floor, string name) => (await ReportAsync(floor, name)).GetProperty("total");

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
