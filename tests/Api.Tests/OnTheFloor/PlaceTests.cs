using System.Text.Json;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>Goods without a location get one as soon as one has room.</summary>
public sealed class PlaceTests(Server server)
{
    private const string Small = "\"volumeMm3\":1000";

    private Client Client => server.Operator;

    [Fact]
    public async Task A_shelf_is_proposed_from_the_moment_that_it_is_answered()
    {
        var floor = await SetUpAsync("\"volumeMm3\":1000000");
        await ReceiveAsync(floor, "one", 1);
        for (var i = 0; i < 10; i++)
        {
            await ShelfAsync(floor, $"N{i}", "\"volumeMm3\":4000000");
            await ReceiveAsync(floor, $"a{i}", 4);
            Assert.Equal(4, Assert.Single(await OpenAsync(floor), one => To(one) == $"N{i}").GetProperty("quantity").GetInt64());
        }
    }

    [Fact]
    public async Task What_had_no_place_gets_the_shelf_that_is_put_up()
    {
        var floor = await SetUpAsync(Small);
        await NoFitAsync(floor);

        await ShelfAsync(floor, "NEW", "\"volumeMm3\":4000000");

        await PlacedAsync(floor, "NEW", 4);
    }

    [Fact]
    public async Task What_had_no_place_gets_the_part_that_fits_and_waits_with_the_rest()
    {
        var floor = await SetUpAsync(Small);
        await NoFitAsync(floor);

        await ShelfAsync(floor, "NEW", "\"volumeMm3\":3000000");

        var open = await OpenAsync(floor);
        Assert.Equal([(null, 1L), ("NEW", 3L)], open.Select(one => (To(one), one.GetProperty("quantity").GetInt64())).OrderBy(one => one.Item2));
    }

    [Theory]
    [InlineData("\"volumeMm3\":4000000", "pick")]
    [InlineData("\"volumeMm3\":1000,\"blocked\":true", "pick", "\"volumeMm3\":4000000")]
    [InlineData("\"volumeMm3\":4000000", "overstock")]
    public async Task What_had_no_place_gets_the_shelf_that_is_changed(string changed, string kind, string? again = null)
    {
        var floor = await SetUpAsync(Small, kind: "staging");
        await NoFitAsync(floor);

        await ShelfAsync(floor, "A-01", changed, kind);
        if (again is not null)
        {
            Assert.Null(To(Assert.Single(await OpenAsync(floor))));
            await ShelfAsync(floor, "A-01", again, kind);
        }

        await PlacedAsync(floor, "A-01", 4);
    }

    [Fact]
    public async Task What_had_no_place_gets_the_shelf_that_a_move_frees()
    {
        var floor = await SetUpAsync("\"volumeMm3\":4000000");
        await FillAsync(floor);
        await NoFitAsync(floor);

        await Client.OkAsync("POST", $"/sites/{floor.Site}/moves", Goods(floor, "other", 4, "\"from\":\"A-01\",\"to\":\"DOCK\""));

        await PlacedAsync(floor, "A-01", 4);
    }

    [Fact]
    public async Task What_had_no_place_gets_the_shelf_that_a_correction_frees()
    {
        var floor = await SetUpAsync("\"volumeMm3\":4000000");
        await FillAsync(floor);
        await NoFitAsync(floor);

        await Client.OkAsync("POST", $"/sites/{floor.Site}/adjustments", Goods(floor, "other", -4, "\"location\":\"A-01\",\"reason\":\"countVariance\""));

        await PlacedAsync(floor, "A-01", 4);
    }

    [Fact]
    public async Task What_had_no_place_gets_the_shelf_that_a_picker_empties()
    {
        var floor = await SetUpAsync("\"volumeMm3\":4000000");
        await FillAsync(floor);
        await NoFitAsync(floor);
        await (floor with { Sku = Other(floor) }).OrderAsync("1", 4);

        await floor.PickAllAsync();

        await PlacedAsync(floor, "A-01", 4);
    }

    [Fact]
    public async Task What_had_no_place_has_one_when_it_is_known_to_be_smaller()
    {
        var floor = await SetUpAsync("\"volumeMm3\":4000");
        await NoFitAsync(floor);

        await SkuAsync(floor, floor.Sku, 10);

        await PlacedAsync(floor, "A-01", 4);
    }

    [Fact]
    public async Task What_went_another_way_waits_for_no_place_any_more()
    {
        var floor = await SetUpAsync(Small);
        await NoFitAsync(floor);
        await ShelfAsync(floor, "BY-HAND", "\"blocked\":true");
        var id = Assert.Single(await OpenAsync(floor)).GetProperty("id").GetString();
        await Client.OkAsync("POST", $"/sites/{floor.Site}/putAways/{id}/complete", """{"lines":[{"location":"BY-HAND","quantity":4}]}""");

        await ShelfAsync(floor, "NEW", "\"volumeMm3\":4000000");

        Assert.Empty(await OpenAsync(floor));
    }

    private static string Other(Floor floor) => $"{floor.Sku}-other";

    private static string? To(JsonElement putAway) => putAway.TryGetProperty("to", out var to) ? to.GetString() : null;

    private static string Goods(Floor floor, string which, int quantity, string where) =>
        $$"""{"merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}-{{which}}","quantity":{{quantity}},{{where}}}""";

    /// <summary>A site with a dock and one shelf; a unit has one litre.</summary>
    private async Task<Floor> SetUpAsync(string room, string kind = "pick")
    {
        var merchant = await server.MerchantAsync();
        var floor = new Floor(server, merchant, await server.SiteAsync(), await server.SkuAsync(merchant));
        await ShelfAsync(floor, "DOCK", "\"z\":0", "receiving");
        await ShelfAsync(floor, "A-01", room, kind);
        await SkuAsync(floor, floor.Sku, 100);
        await Client.OkAsync("PUT", $"/sites/{floor.Site}/pickers/ann", """{"name":"Ann"}""");
        return floor;
    }

    private Task SkuAsync(Floor floor, string sku, int side) => Client.OkAsync("PUT", $"/merchants/{floor.Merchant}/skus/{sku}", $$"""
        {"description":"A box","weightGrams":1,"lengthMm":{{side}},"widthMm":{{side}},"heightMm":{{side}}}
        """);

    private async Task ShelfAsync(Floor floor, string code, string room, string kind = "pick")
    {
        var body = "[{\"code\":\"" + code + "\",\"zone\":\"A\",\"kind\":\"" + kind + "\",\"x\":0,\"y\":0," + room + "}]";
        var put = await Client.OkAsync("POST", $"/sites/{floor.Site}/locations:batch", body);
        Assert.InRange(put.Json.GetProperty("results")[0].GetProperty("status").GetInt32(), 200, 201);
    }

    /// <summary>Fills the shelf with four units of another SKU.</summary>
    private async Task FillAsync(Floor floor)
    {
        await SkuAsync(floor, Other(floor), 100);
        await Client.OkAsync("POST", $"/sites/{floor.Site}/adjustments", Goods(floor, "other", 4, "\"location\":\"A-01\",\"reason\":\"found\""));
    }

    private async Task ReceiveAsync(Floor floor, string asn, int quantity)
    {
        await floor.AnnounceAsync(asn, quantity);
        await Client.OkAsync("POST", $"/merchants/{floor.Merchant}/inbound/{asn}/receipts", floor.Receipt(quantity));
    }

    private async Task NoFitAsync(Floor floor)
    {
        await ReceiveAsync(floor, "no-fit", 4);
        var waiting = Assert.Single(await OpenAsync(floor));
        Assert.Equal((null, "noFit"), (To(waiting), waiting.GetProperty("reasons")[0].GetString()));
    }

    private async Task PlacedAsync(Floor floor, string location, long quantity)
    {
        var placed = Assert.Single(await OpenAsync(floor));
        Assert.Equal((location, quantity), (To(placed), placed.GetProperty("quantity").GetInt64()));
    }

    private async Task<JsonElement[]> OpenAsync(Floor floor) =>
        [.. (await Client.OkAsync("GET", $"/sites/{floor.Site}/putAways?status=open")).Json.GetProperty("items").EnumerateArray()];
}
