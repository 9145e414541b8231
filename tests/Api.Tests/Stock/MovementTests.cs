using System.Globalization;
using System.Net;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Stock;

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
    public async Task A_SKU_is_told_as_it_was_at_any_moment()
    {
        var floor = await Floor.SetUpAsync(server);
        var path = $"/merchants/{floor.Merchant}/skus/{floor.Sku}";
        await floor.ReceiveAsync(10);
        await floor.OrderAsync("1", 3);
        var then = (await floor.OrderAsync("1")).GetProperty("updatedAt").GetDateTimeOffset();
        while (DateTimeOffset.Parse((await floor.AvailabilityAsync()).GetProperty("asOf").GetString()!, CultureInfo.InvariantCulture) <= then) await Task.Yield();
        await floor.OrderAsync("2", 4);
        await floor.PutAwayAsync();

        var at = $"{then.UtcDateTime:O}";
        var was = (await server.Operator.OkAsync("GET", $"{path}/availability?at={at}")).Json;
        var earlier = (await server.Operator.OkAsync("GET", $"{path}/movements?until={at}")).Json.GetProperty("items");

        Assert.Equal((10, 3, 7), (was.GetProperty("onHand").GetInt32(), was.GetProperty("reserved").GetInt32(), was.GetProperty("available").GetInt32()));
        Assert.Equal(7, (await floor.AvailabilityAsync()).GetProperty("reserved").GetInt32());
        Assert.NotEmpty(earlier.EnumerateArray());
        Assert.All(earlier.EnumerateArray(), item => Assert.True(item.GetProperty("at").GetDateTimeOffset() <= then));
        (await server.Operator.SendAsync("GET", $"{path}/availability?at=2001-01-01T00:00:00Z")).IsProblem(HttpStatusCode.NotFound);
        (await server.Operator.SendAsync("GET", $"{path}/availability?at=yesterday")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "at");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var merchant = await server.MerchantAsync();
        (await server.Operator.SendAsync("GET", $"/merchants/{merchant}/skus/A/movements?cursor=nonsense"))
            .IsProblem(HttpStatusCode.UnprocessableEntity, field: "cursor");
    }
}
