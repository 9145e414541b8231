using System.Net;
using System.Text.Json;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

public sealed class LookupTests(Server server)
{
    [Fact]
    public async Task A_shelf_tells_what_lies_there_and_a_SKU_where_it_lies()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();

        var shelf = await LookUpAsync(floor, "A-01");
        Assert.Equal("pick", shelf.GetProperty("location").GetProperty("kind").GetString());
        Assert.Equal(10, shelf.GetProperty("contents")[0].GetProperty("quantity").GetInt64());
        var sku = await LookUpAsync(floor, floor.Sku);
        Assert.Equal(floor.Merchant, Assert.Single(sku.GetProperty("skus").EnumerateArray()).GetProperty("merchant").GetString());
        Assert.Equal("A-01", Assert.Single(sku.GetProperty("lying").EnumerateArray()).GetProperty("location").GetString());
    }

    [Fact]
    public async Task A_barcode_is_found_by_its_number_whatever_zeros_stand_before_it_and_until_it_is_taken_off()
    {
        var floor = await Floor.SetUpAsync(server);
        await DefineAsync(floor, """{"value":"04006381333931","uom":"case"}""");
        await floor.AnnounceAsync("ASN", 1);

        var found = Assert.Single((await LookUpAsync(floor, "4006381333931")).GetProperty("skus").EnumerateArray());
        Assert.Equal(6, found.GetProperty("eaches").GetInt32());
        Assert.Single((await LookUpAsync(floor, "(01)04006381333931(10)L1")).GetProperty("skus").EnumerateArray());
        await DefineAsync(floor, """{"value":"96385074"}""");
        Assert.Empty((await LookUpAsync(floor, "4006381333931")).GetProperty("skus").EnumerateArray());
    }

    [Fact]
    public async Task A_tote_and_an_orders_number_lead_to_what_is_to_be_packed_and_an_SSCC_to_its_parcel()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        var order = await floor.OrderAsync("1", 3);
        await floor.PickAllAsync();
        var id = order.GetProperty("fulfilments")[0].GetProperty("id").GetString();

        var byNumber = Assert.Single((await LookUpAsync(floor, "1")).GetProperty("fulfilments").EnumerateArray());
        Assert.Equal(id, byNumber.GetProperty("id").GetString());
        var tote = byNumber.GetProperty("lines")[0].GetProperty("inTotes")[0];
        Assert.Equal(3, tote.GetProperty("quantity").GetInt64());
        var byTote = await LookUpAsync(floor, tote.GetProperty("tote").GetString()!);
        Assert.Equal(id, Assert.Single(byTote.GetProperty("fulfilments").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(3, byTote.GetProperty("contents")[0].GetProperty("quantity").GetInt64());

        var sscc = await floor.PackAsync("1");
        var parcel = (await LookUpAsync(floor, sscc)).GetProperty("parcel");
        Assert.Equal("packed", parcel.GetProperty("status").GetString());
        Assert.Equal(sscc, (await LookUpAsync(floor, $"(00){sscc}")).GetProperty("parcel").GetProperty("sscc").GetString());
    }

    [Fact]
    public async Task What_is_nothing_here_is_told_as_nothing_and_other_sites_tell_nothing()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(1);
        var nothing = await LookUpAsync(floor, "a/b:c?");
        Assert.False(nothing.TryGetProperty("location", out var location) && location.ValueKind is not JsonValueKind.Null);
        var elsewhere = await Floor.SetUpAsync(server);
        Assert.DoesNotContain(
            (await LookUpAsync(elsewhere, floor.Sku)).GetProperty("skus").EnumerateArray(),
            found => found.GetProperty("merchant").GetString() == floor.Merchant);
        (await server.Operator.SendAsync("GET", $"/sites/{floor.Site}/lookup")).IsProblem(HttpStatusCode.UnprocessableEntity);
        var other = server.As(await server.KeyAsync(site: elsewhere.Site));
        (await other.SendAsync("GET", $"/sites/{floor.Site}/lookup?code=A-01")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_site_lists_its_deliveries_by_when_they_are_due_until_they_are_closed()
    {
        var floor = await Floor.SetUpAsync(server);
        await AnnounceAsync(floor, "LATE", "2030-01-02T08:00:00Z");
        await AnnounceAsync(floor, "SOON", "2030-01-01T08:00:00Z");
        await floor.ReceiveAsync(2);

        var first = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/inbound?limit=2")).Json;
        Assert.Equal(["SOON", "LATE"], Numbers(first));
        var cursor = first.GetProperty("nextCursor").GetString();
        Assert.Equal(["ASN"], Numbers((await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/inbound?limit=2&cursor={cursor}")).Json));
        await floor.PutAwayAsync();
        Assert.Equal(["SOON", "LATE"], Numbers((await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/inbound")).Json));
        Assert.Equal(["ASN"], Numbers((await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/inbound?status=closed")).Json));
    }

    private static string[] Numbers(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("asn").GetString()!)];

    private Task AnnounceAsync(Floor floor, string asn, string due) => server.Operator.OkAsync(
        "PUT", $"/merchants/{floor.Merchant}/inbound/{asn}",
        $$"""{"site":"{{floor.Site}}","expectedAt":"{{due}}","lines":[{"sku":"{{floor.Sku}}","quantity":1}]}""");

    private Task DefineAsync(Floor floor, string barcode) => server.Operator.OkAsync(
        "PUT", $"/merchants/{floor.Merchant}/skus/{floor.Sku}",
        $$"""{"description":"A thing","units":[{"uom":"case","eaches":6}],"barcodes":[{{barcode}}]}""");

    private async Task<JsonElement> LookUpAsync(Floor floor, string code) =>
        (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/lookup?code={Uri.EscapeDataString(code)}")).Json;
}
