using System.Net;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

public sealed class DockToDoorTests(Server server)
{
    [Fact]
    public async Task Goods_go_from_the_dock_to_the_door_and_each_step_sees_the_one_before()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        Assert.Equal(10, (await floor.AvailabilityAsync()).GetProperty("available").GetInt64());
        await floor.PutAwayAsync();
        var order = await floor.OrderAsync("1001", 3);
        Assert.Equal("released", order.GetProperty("status").GetString());

        await floor.PickAllAsync();
        Assert.Equal("picked", (await floor.OrderAsync("1001")).GetProperty("status").GetString());
        var sscc = await floor.PackAsync("1001");
        Assert.StartsWith("^XA", (await server.Operator.OkAsync("GET", $"/parcels/{sscc}/label?format=zpl")).Text);
        var pdf = await server.Operator.OkAsync("GET", $"/parcels/{sscc}/label?format=pdf");
        Assert.Equal("application/pdf", pdf.Type);
        Assert.StartsWith("%PDF-", pdf.Text);
        (await server.Operator.SendAsync("GET", $"/parcels/{sscc}/label?format=gif")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "format");
        var manifest = await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");

        Assert.Equal(sscc, manifest.Json.GetProperty("parcels")[0].GetString());
        Assert.Equal("shipped", (await floor.OrderAsync("1001")).GetProperty("status").GetString());
        Assert.Equal(7, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt64());
        var report = await server.Operator.OkAsync("GET", "/ops/invariants");
        Assert.True(report.Json.GetProperty("clean").GetBoolean(), report.Text);
    }

    [Fact]
    public async Task A_repeated_receipt_is_done_once()
    {
        var floor = await Floor.SetUpAsync(server);
        var key = ("Idempotency-Key", Names.New("i"));
        await floor.ReceiveAsync(5, key);
        await floor.ReceiveAsync(5, key);

        Assert.Equal(5, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt64());
    }

    [Fact]
    public async Task An_adjustment_is_seen_at_once_in_stock_and_availability()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", 4, "found"));
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/moves", floor.Move("A-01", "A-02", 1));

        var stock = await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/stock?merchant={floor.Merchant}");
        Assert.Equal(
            [("A-01", 3L), ("A-02", 1L)],
            stock.Json.GetProperty("items").EnumerateArray().Select(row =>
                (row.GetProperty("location").GetString()!, row.GetProperty("quantity").GetInt64())));
        Assert.Equal(4, (await floor.AvailabilityAsync()).GetProperty("available").GetInt64());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_written_off_and_unknown_places_are_named()
    {
        var floor = await Floor.SetUpAsync(server);

        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", -1, "writeOff")))
            .IsProblem(HttpStatusCode.UnprocessableEntity);
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("Z-99", 1, "found")))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_location", "location");
    }

    [Fact]
    public async Task A_sites_key_receives_for_its_own_site_only()
    {
        var floor = await Floor.SetUpAsync(server);
        var (mine, other) = (server.As(await server.KeyAsync(site: floor.Site)),
            server.As(await server.KeyAsync(site: await server.SiteAsync())));
        await floor.AnnounceAsync("ASN", 1);

        (await other.SendAsync("POST", $"/merchants/{floor.Merchant}/inbound/ASN/receipts", floor.Receipt(1)))
            .IsProblem(HttpStatusCode.NotFound);
        await mine.OkAsync("POST", $"/merchants/{floor.Merchant}/inbound/ASN/receipts", floor.Receipt(1));
    }
}
