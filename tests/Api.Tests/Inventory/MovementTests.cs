using System.Net;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Inventory;

public sealed class MovementTests(Server server)
{
    [Fact]
    public async Task The_ledger_tells_what_came_and_why_the_newest_first()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        var location = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/stock")).Json.GetProperty("items")[0]
            .GetProperty("location").GetString();
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments",
            $$"""{"merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}","location":"{{location}}","quantity":-2,"reason":"writeOff"}""");

        var path = $"/merchants/{floor.Merchant}/skus/{floor.Sku}/movements";
        var first = (await server.Operator.OkAsync("GET", $"{path}?limit=1")).Json;
        var newest = Assert.Single(first.GetProperty("items").EnumerateArray());
        Assert.Equal("writeOff", newest.GetProperty("reason").GetString());
        Assert.Equal("outside", newest.GetProperty("to").GetString());
        Assert.Equal(2, newest.GetProperty("quantity").GetInt64());

        var rest = (await server.Operator.OkAsync("GET", $"{path}?cursor={first.GetProperty("nextCursor").GetString()}")).Json;
        Assert.NotEmpty(rest.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain(rest.GetProperty("items").EnumerateArray(), item => item.GetProperty("reason").GetString() == "writeOff");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var merchant = await server.MerchantAsync();
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus/A/movements?cursor=nonsense"))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: "cursor");
    }
}
