using System.Net;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>Which goods a count, a move or a loss concerns.</summary>
public sealed class CountTests(Server server)
{
    [Fact]
    public async Task Of_several_lots_nobody_guesses_which_one_went()
    {
        var floor = await LotsAsync();
        foreach (var request in new[] { "moves", "adjustments" })
        {
            var path = $"/sites/{floor.Site}/{request}";
            (await server.Operator.SendAsync("POST", path, Body(floor, request, 3)))
                .IsProblem(HttpStatusCode.UnprocessableEntity, "lot_required", "lot");
            await server.Operator.OkAsync("POST", path, Body(floor, request, 1, "\"lot\":\"L1\","));
        }

        // L1 has 3 left, L2 has 5: moving all of them needs no lot.
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/moves", Body(floor, "moves", 8));
        Assert.Equal(9, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt32());
    }

    [Fact]
    public async Task Who_finds_an_empty_shelf_counts_all_of_its_lots_at_once()
    {
        var floor = await LotsAsync();
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/counts", Count(floor, "A-01", 4)))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "lot_required", "lot");
        await AcceptAsync(floor, Count(floor, "A-01", 0));
        Assert.Equal(0, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt32());
    }

    [Fact]
    public async Task A_lot_that_is_known_expires_where_it_is_counted_as_it_does_elsewhere()
    {
        var floor = await LotsAsync();
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/counts", Count(floor, "A-02", 2, "\"lot\":\"L9\",")))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: "expiry");
        await AcceptAsync(floor, Count(floor, "A-02", 2, "\"lot\":\"L1\","));
        await AcceptAsync(floor, Count(floor, "A-02", 3, "\"lot\":\"L9\",\"expiry\":\"2098-01-01\","));

        var stock = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/stock?location=A-02")).Json.GetProperty("items");
        Assert.Equal(
            [("L1", "2099-01-01"), ("L9", "2098-01-01")],
            stock.EnumerateArray().Select(row => (row.GetProperty("lot").GetString(), row.GetProperty("expiry").GetString())).Order());
    }

    [Fact]
    public async Task What_a_packed_parcel_has_lost_is_not_shipped_and_is_promised_anew()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", 5, "found"));
        await floor.OrderAsync("1", 5);
        await floor.PickAllAsync();
        var sscc = await floor.PackAsync("1");
        await AcceptAsync(floor, Count(floor, sscc, 4));
        var line = (await floor.OrderAsync("1")).GetProperty("lines")[0];
        Assert.Equal((4, 1), (line.GetProperty("reserved").GetInt32(), line.GetProperty("backordered").GetInt32()));
        Assert.Equal(4, line.GetProperty("quantities").GetProperty("packed").GetInt32());
        var parcel = (await floor.OrderAsync("1")).GetProperty("shipments")[0].GetProperty("parcels")[0];
        Assert.Equal(4, parcel.GetProperty("lines")[0].GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_serial_that_a_count_found_and_a_late_receipt_names_is_one_unit()
    {
        var floor = await SerialsAsync();
        var seen = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        await floor.AnnounceAsync("ASN", 2);
        await AcceptAsync(floor, Count(floor, "A-01", 1, "\"serials\":[\"S1\"],"));

        var path = $"/merchants/{floor.Merchant}/inbound/ASN/receipts";
        var line = $$"""{"sku":"{{floor.Sku}}","quantity":2,"serials":["S1","S2"]}""";
        (await server.Operator.SendAsync("POST", path, $$"""{"lines":[{{line}}]}"""))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: "lines[0].serials");
        var late = await server.Operator.OkAsync("POST", path, $$"""{"lines":[{{line}}],"at":"{{seen:O}}"}""", ("Idempotency-Key", Names.New("k")));
        Assert.Equal("confirmed", late.Json.GetProperty("status").GetString());
        Assert.Equal(2, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt32());
        await floor.PutAwayAsync();
        Assert.Equal("closed", (await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/inbound/ASN")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_count_whose_serial_came_in_elsewhere_meanwhile_is_not_accepted_and_the_answer_names_it()
    {
        var floor = await SerialsAsync();
        var path = $"/sites/{floor.Site}/counts";
        var first = (await server.Operator.OkAsync("POST", path, Count(floor, "A-01", 1, "\"serials\":[\"S1\"],"))).Json;
        await AcceptAsync(floor, Count(floor, "A-02", 1, "\"serials\":[\"S1\"],"));

        var refused = await server.Operator.SendAsync("POST", $"{path}/{first.GetProperty("id").GetString()}/accept", "{}");
        refused.IsProblem(HttpStatusCode.Conflict, "serial_in_use", "serials");
        Assert.Contains("'S1'", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt32());
        (await server.Operator.SendAsync("POST", path, Count(floor, "A-01", 1, "\"serials\":[\"S1\"],")))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: "serials");
    }

    private async Task<Floor> SerialsAsync()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("PUT", $"/merchants/{floor.Merchant}/skus/{floor.Sku}", """{"description":"Drill","tracking":"serial"}""");
        return floor;
    }

    /// <summary>Puts five units of each of two lots on one shelf.</summary>
    private async Task<Floor> LotsAsync()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync(
            "PUT", $"/merchants/{floor.Merchant}/skus/{floor.Sku}", """{"description":"Tea","tracking":"lot","expires":true}""");
        foreach (var lot in new[] { "\"lot\":\"L1\",\"expiry\":\"2099-01-01\",", "\"lot\":\"L2\",\"expiry\":\"2099-02-01\"," })
            await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", Body(floor, "adjustments", -5, lot));
        return floor;
    }

    private async Task AcceptAsync(Floor floor, string count)
    {
        var path = $"/sites/{floor.Site}/counts";
        var counted = (await server.Operator.OkAsync("POST", path, count)).Json;
        await server.Operator.OkAsync("POST", $"{path}/{counted.GetProperty("id").GetString()}/accept", "{}");
    }

    private static string Count(Floor floor, string at, int quantity, string lot = "") =>
        $$"""{{{lot}}"merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}","location":"{{at}}","quantity":{{quantity}}}""";

    /// <summary>Returns the body of a move or an adjustment that takes so many units from the first shelf.</summary>
    private static string Body(Floor floor, string request, int quantity, string lot = "") => request is "moves"
        ? $$"""{{{lot}}"merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}","quantity":{{quantity}},"from":"A-01","to":"A-02"}"""
        : $$"""{{{lot}}"merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}","quantity":{{-quantity}},"location":"A-01","reason":"countVariance"}""";
}
