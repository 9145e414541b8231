using System.Net;
using System.Text.Json;

namespace OrleansWarehouse.Api.Tests.Orders;

public sealed class OrderTests(Server server)
{
    [Fact]
    public async Task An_order_is_its_own_key()
    {
        var (merchant, sku) = await ShopAsync();
        var first = await PlaceAsync(merchant, Body("1001", sku));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal($"/api/v1/merchants/{merchant}/orders/web%3A1001", first.Headers["Location"]);

        Assert.Equal(HttpStatusCode.OK, (await PlaceAsync(merchant, Body("1001", sku))).Status);
        (await PlaceAsync(merchant, Body("1001", sku, quantity: 3))).IsProblem(HttpStatusCode.Conflict, "order_number_taken");
    }

    [Theory]
    [InlineData("\"quantity\":1", "\"quantity\":0", "lines[0].quantity")]
    [InlineData("\"quantity\":1", "\"quantity\":-1", "lines[0].quantity")]
    [InlineData("\"quantity\":1", "\"quantity\":1.5", "lines[0].quantity")]
    [InlineData("\"quantity\":1", "\"quantity\":10000000", "lines[0].quantity")]
    [InlineData("\"country\":\"FR\"", "\"country\":\"France\"", "shipTo.country")]
    [InlineData("\"channel\":\"web\"", "\"channel\":\"a:b\"", "channel")]
    [InlineData("\"number\":", "\"nummer\":", "nummer")]
    [InlineData("\"customer\":{", "\"customer\":{\"email\":\"nobody\",", "customer.email")]
    [InlineData("\"channel\":\"web\"", "\"channel\":\"web\",\"holdUntil\":\"2030-01-01T00:00:00Z\"", "holdUntil")]
    [InlineData("\"country\":\"FR\"", "\"country\":\"FR\",\"giftNote\":\"x\"", "shipTo.giftNote")]
    [InlineData("\"channel\":\"web\"", "\"channel\":\"web\",\"partialPolicy\":\"never\"", "partialPolicy")]
    [InlineData("\"channel\":\"web\"", "\"channel\":\"web\",\"placedAt\":\"2026-01-01T00:00:00\"", "placedAt")]
    public async Task What_is_wrong_with_an_order_is_named(string good, string bad, string field)
    {
        var (merchant, sku) = await ShopAsync();
        var body = Body("1", sku);
        Assert.Contains(good, body);

        var answer = await PlaceAsync(merchant, body.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(answer.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        answer.IsProblem(answer.Status, field: field);
    }

    [Fact]
    public async Task A_list_is_walked_with_a_cursor_while_orders_are_added()
    {
        var (merchant, sku) = await ShopAsync();
        for (var i = 0; i < 7; i++) await PlaceAsync(merchant, Body($"{i}", sku));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await server.Operator.OkAsync("GET",
                $"/merchants/{merchant}/orders?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(order =>
                order.GetProperty("number").GetString()!));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
            await PlaceAsync(merchant, Body(Names.New("later"), sku));
        }
        while (cursor is not null);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], seen.Where(number => number.Length == 1).Order());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_list_is_narrowed_to_the_orders_that_a_site_fills()
    {
        var floor = await OnTheFloor.Floor.SetUpAsync(server);
        await floor.ReceiveAsync(1);
        await floor.OrderAsync("1", 1);
        await floor.OrderAsync("2", 1);

        var filled = await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/orders?site={floor.Site}");

        Assert.Equal(["1"], filled.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetString()));
    }

    [Fact]
    public async Task What_was_just_placed_is_in_the_list_and_in_the_timeline()
    {
        var (merchant, sku) = await ShopAsync();
        await PlaceAsync(merchant, Body("77", sku));

        var list = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/orders?number=77&status=backordered");
        Assert.Single(list.Json.GetProperty("items").EnumerateArray());
        var timeline = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/orders/web:77/timeline");
        var first = timeline.Json.GetProperty("items")[0];
        Assert.Equal("orderPlaced", first.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Object, first.GetProperty("data").ValueKind);
        Assert.Equal(("key:admin", "Administrator"), (first.GetProperty("by").GetString(), first.GetProperty("byName").GetString()));
    }

    [Fact]
    public async Task A_list_is_searched_by_number_and_by_any_part_of_the_buyers_words()
    {
        var (merchant, sku) = await ShopAsync();
        await PlaceAsync(merchant, Body("N-77", sku));
        await PlaceAsync(merchant, Body("N-78", sku).Replace("Ann", "Bö Svensson", StringComparison.Ordinal));
        await PlaceAsync(merchant, Body("N-79", sku).Replace("75001", "99_001", StringComparison.Ordinal));

        Assert.Equal(["N-78"], await FoundAsync("BÖ%20S"));
        Assert.Equal(["N-77", "N-79"], await FoundAsync("ann"));
        Assert.Equal(["N-79"], await FoundAsync("9_0"));
        Assert.Equal(["N-77", "N-78", "N-79"], await FoundAsync("n-7"));
        Assert.Equal(["N-78"], await FoundAsync("n-78"));
        Assert.Empty(await FoundAsync("rue"));

        async Task<IEnumerable<string?>> FoundAsync(string part) =>
            (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/orders?q={part}")).Json.GetProperty("items").EnumerateArray()
                .Select(static row => row.GetProperty("number").GetString()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Events_are_told_by_position_without_gaps()
    {
        var (merchant, sku) = await ShopAsync();
        for (var i = 0; i < 5; i++) await PlaceAsync(merchant, Body($"{i}", sku));
        var all = (await server.Operator.OkAsync("GET",
            $"/merchants/{merchant}/events?limit=1000")).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("position").GetString()!).ToList();

        var walked = new List<string>();
        while (true)
        {
            var page = await server.Operator.OkAsync("GET",
                $"/merchants/{merchant}/events?limit=3&after={walked.LastOrDefault()}");
            var items = page.Json.GetProperty("items").EnumerateArray().Select(item =>
                item.GetProperty("position").GetString()!).ToList();
            if (items.Count == 0) break;
            walked.AddRange(items);
        }

        Assert.Equal(all, walked);
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.True(all.Count >= 7);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=%25", "cursor")]
    [InlineData("status=lost", "status")]
    [InlineData("placedFrom=soon", "placedFrom")]
    public async Task A_query_that_makes_no_sense_is_named(string query, string field) =>
        (await server.Operator.SendAsync("GET", $"/merchants/x/orders?{query}")).IsProblem(HttpStatusCode.UnprocessableEntity,
            field: field);

    [Fact]
    public async Task Cancelling_frees_the_order()
    {
        var (merchant, sku) = await ShopAsync();
        await PlaceAsync(merchant, Body("5", sku));

        var cancelled = await server.Operator.OkAsync("POST", $"/merchants/{merchant}/orders/web:5/cancel", """{"reason":"changed my mind"}""");

        Assert.Equal("cancelled", cancelled.Json.GetProperty("outcome").GetString());
        Assert.Equal("cancelled", cancelled.Json.GetProperty("order").GetProperty("status").GetString());
    }

    private async Task<(string Merchant, string Sku)> ShopAsync()
    {
        var merchant = await server.MerchantAsync();
        return (merchant, await server.SkuAsync(merchant));
    }

    private Task<Answer> PlaceAsync(string merchant, string body) =>
        server.Operator.SendAsync("POST", $"/merchants/{merchant}/orders", body);

    private static string Body(string number, string sku, int quantity = 1) => OrderBodies.Of(number, sku, quantity);
}
