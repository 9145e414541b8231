using System.Net;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Stock;

public sealed class MerchantStockTests(Server server)
{
    [Fact]
    public async Task What_is_searched_for_is_found_in_code_and_description_whatever_the_case()
    {
        var merchant = await server.MerchantAsync();
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/skus:batch", """
            [{"sku":"MUG-1","description":"Tasse bleue"},{"sku":"ÉTÉ","description":"100 % coton"},{"sku":"X_1","description":"Écharpe"}]
            """);

        Assert.Equal(["MUG-1", "X_1", "ÉTÉ"], await SkusAsync(merchant, ""));
        Assert.Equal(["MUG-1"], await SkusAsync(merchant, "?q=mug"));
        Assert.Equal(["MUG-1"], await SkusAsync(merchant, "?q=%20BLEUE%20"));
        Assert.Equal(["X_1"], await SkusAsync(merchant, "?q=écharpe"));
        Assert.Equal(["ÉTÉ"], await SkusAsync(merchant, "?q=%25"));
        Assert.Equal(["X_1"], await SkusAsync(merchant, "?q=_"));
        Assert.Equal([], await SkusAsync(merchant, "?q=cup"));
    }

    [Fact]
    public async Task The_description_is_found_after_the_stock_has_moved_as_well()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("PUT", $"/merchants/{floor.Merchant}/skus/{floor.Sku}", """{"description":"Blue mug"}""");
        await floor.ReceiveAsync(3);

        Assert.Equal([floor.Sku], await SkusAsync(floor.Merchant, "?q=blue"));
    }

    [Fact]
    public async Task With_a_site_the_figures_are_its_own()
    {
        var floor = await Floor.SetUpAsync(server);
        var elsewhere = await server.SiteAsync();
        await server.SkuAsync(floor.Merchant);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        await floor.OrderAsync("1", 3);

        var all = (await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/stock?q={floor.Sku}")).Json.GetProperty("items")[0];
        var csv = (await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/stock?site={floor.Site}&format=csv")).Text.Split("\r\n");

        Assert.Equal((10, 7, 3, 0), (Number(all, "onHand"), Number(all, "available"), Number(all, "reserved"), Number(all, "unavailable")));
        Assert.Equal((0, 0, 7), (Number(all, "backordered"), Number(all, "inbound"), Number(all, "availableToSell")));
        Assert.Equal("sku,description,onHand,available,reserved,unavailable,backordered,inbound,availableToSell", csv[0]);
        Assert.StartsWith($"{floor.Sku},", csv[1]);
        Assert.EndsWith(",10,7,3,0,,,", csv[1]);
        Assert.Equal([""], csv[2..]);
        Assert.Equal([], await SkusAsync(floor.Merchant, $"?site={elsewhere}"));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended()
    {
        var merchant = await server.MerchantAsync();
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/skus:batch", """
            [{"sku":"A","description":"a"},{"sku":"B","description":"b"},{"sku":"C","description":"c"}]
            """);

        var first = (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/stock?limit=2")).Json;

        Assert.Equal(["C"], await SkusAsync(merchant, $"?limit=2&cursor={first.GetProperty("nextCursor").GetString()}"));
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/stock?site=a/b")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "site");
    }

    private static long Number(System.Text.Json.JsonElement row, string name) => row.GetProperty(name).GetInt64();

    private async Task<IEnumerable<string?>> SkusAsync(string merchant, string query) =>
        (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/stock{query}")).Json.GetProperty("items")
        .EnumerateArray().Select(static row => row.GetProperty("sku").GetString());
}
