using System.Net;
using System.Text.Json;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Tests.Live;
using OrleansWarehouse.Api.Tests.OnTheFloor;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Tests.Buyers;

public sealed class TrackingTests(Server server)
{
    [Fact]
    public async Task A_buyer_follows_an_order_to_the_door_and_learns_nothing_that_is_not_his()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        var link = (await floor.OrderAsync("1001", 3)).GetProperty("trackingPath").GetString()!;

        var placed = await TrackAsync(link);
        Assert.Equal("preparing", placed.GetProperty("stage").GetString());
        Assert.Equal(("Web", "1001", "Paris"), (Text(placed, "shop"), Text(placed, "number"), Text(placed, "city")));
        Assert.Equal(JsonValueKind.Object, placed.GetProperty("expected").ValueKind);

        await floor.PickAllAsync();
        await floor.PackAsync("1001");
        Assert.Equal("packed", Text(await TrackAsync(link), "stage"));
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");
        var shipment = (await floor.OrderAsync("1001")).GetProperty("shipments")[0].GetProperty("id").GetString();
        await NewsAsync(shipment, "outForDelivery", "2030-01-09T08:00:00+01:00");
        var near = await TrackAsync(link);
        Assert.Equal(("outForDelivery", "2030-01-09"), (Text(near, "stage"), Text(near.GetProperty("expected"), "to")));
        await NewsAsync(shipment, "delivered", "2030-01-09T10:12:00+01:00");

        var delivered = await TrackAsync(link);
        Assert.Equal(("delivered", "2030-01-09T09:12:00+00:00"), (Text(delivered, "stage"), Text(delivered, "deliveredAt")));
        Assert.False(delivered.TryGetProperty("expected", out _));
        var parcel = Assert.Single(delivered.GetProperty("parcels").EnumerateArray());
        Assert.Equal(
            ["delivered", "outForDelivery", "shipped", "packed"],
            parcel.GetProperty("news").EnumerateArray().Select(news => Text(news, "status")));
        Assert.Equal(("A thing", 3L), (Text(parcel.GetProperty("contents")[0], "description"), parcel.GetProperty("contents")[0].GetProperty("quantity").GetInt64()));
        var all = (await server.As(null).OkAsync("GET", link)).Text;
        Assert.All(["rue", "75001", "Ann", floor.Merchant], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_until_it_changes()
    {
        var floor = await Floor.SetUpAsync(server);
        var link = Text(await floor.OrderAsync("1", 1), "trackingPath");
        var tag = (await server.As(null).OkAsync("GET", link)).Headers["ETag"];

        Assert.Equal(HttpStatusCode.NotModified, (await server.As(null).SendAsync("GET", link, null, ("If-None-Match", tag))).Status);
        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/orders/web:1/cancel", """{"reason":"no"}""");

        var changed = await server.As(null).SendAsync("GET", link, null, ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.OK, "cancelled"), (changed.Status, Text(changed.Json, "stage")));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%25%20")]
    public async Task A_link_that_is_not_ours_leads_nowhere(string token) =>
        (await server.As(null).SendAsync("GET", $"/track/{token}")).IsProblem(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_link_that_was_changed_by_one_letter_leads_nowhere()
    {
        var floor = await Floor.SetUpAsync(server);
        var link = Text(await floor.OrderAsync("1", 1), "trackingPath");
        for (var i = "/track/".Length; i < link.Length - 1; i++)
        {
            var other = $"{link[..i]}{(link[i] == 'A' ? 'B' : 'A')}{link[(i + 1)..]}";
            (await server.As(null).SendAsync("GET", other)).IsProblem(HttpStatusCode.NotFound, "unknown_link");
        }
    }

    [Fact]
    public void A_token_is_the_same_everywhere_and_opens_only_under_its_key()
    {
        var order = new OrderId(new("acme"), "web", "1001 ü");
        var (here, there) = (Tokens(new('k', 32)), Tokens(new('k', 32)));

        Assert.Equal(here.Seal(order), there.Seal(order));
        Assert.True(there.TryOpen(here.Seal(order), out var opened));
        Assert.Equal(order, opened);
        Assert.False(Tokens(new('x', 32)).TryOpen(here.Seal(order), out _));
        Assert.NotEqual(here.Seal(order)[..20], here.Seal(order with { Number = "1002 ü" })[..20]);
    }

    [Fact]
    public async Task It_is_live_and_tells_no_more_than_that_something_changed()
    {
        var floor = await Floor.SetUpAsync(server);
        var token = Text(await floor.OrderAsync("1", 1), "trackingPath")["/track/".Length..];
        await using var buyer = await HubClient.ConnectAsBuyerAsync(server.Address);
        var answer = await buyer.CallAsync("Subscribe", $"track:{token}", null);
        Assert.Equal(new string('0', 16), answer.GetProperty("result").GetString());

        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/orders/web:1/cancel", """{"reason":"no"}""");

        var (target, arguments) = await buyer.NextAsync();
        Assert.Equal(("Event", $"track:{token}", "changed"), (target, Text(arguments[0], "subject"), Text(arguments[0], "type")));
        Assert.Equal(("", "", new string('0', 15) + "1"), (Text(arguments[0], "by"), Text(arguments[0], "stream"), Text(arguments[0], "position")));
        Assert.False(arguments[0].TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_comes_back_is_told_to_read_anew()
    {
        var floor = await Floor.SetUpAsync(server);
        var token = Text(await floor.OrderAsync("1", 1), "trackingPath")["/track/".Length..];
        await using var buyer = await HubClient.ConnectAsBuyerAsync(server.Address);

        await buyer.CallAsync("Subscribe", $"track:{token}", new string('0', 15) + "7");

        var (target, arguments) = await buyer.NextAsync();
        Assert.Equal(("Reset", $"track:{token}"), (target, arguments[0].GetString()));
    }

    [Theory]
    [InlineData("order:acme/web:1")]
    [InlineData("track:nonsense")]
    [InlineData("merchant:acme")]
    [InlineData("")]
    public async Task A_buyer_follows_nothing_else(string subject)
    {
        await using var buyer = await HubClient.ConnectAsBuyerAsync(server.Address);
        Assert.Contains("unknown_subject", (await buyer.CallAsync("Subscribe", subject, null)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_buyer_follows_one_order_and_no_second()
    {
        var floor = await Floor.SetUpAsync(server);
        await using var buyer = await HubClient.ConnectAsBuyerAsync(server.Address);
        var links = new List<string>();
        foreach (var number in new[] { "1", "2" }) links.Add(Text(await floor.OrderAsync(number, 1), "trackingPath")["/track/".Length..]);

        Assert.True((await buyer.CallAsync("Subscribe", $"track:{links[0]}", null)).TryGetProperty("result", out _));
        Assert.Contains("too_many", (await buyer.CallAsync("Subscribe", $"track:{links[1]}", null)).GetProperty("error").GetString());
    }

    private static TrackingTokens Tokens(string key) => new(new PeopleKey(Options.Create(new ApiOptions { PeopleKey = key })));

    private async Task<JsonElement> TrackAsync(string link) => (await server.As(null).OkAsync("GET", link)).Json;

    private Task NewsAsync(string? shipment, string status, string at) => server.Operator.OkAsync(
        "POST", $"/shipments/{shipment}/tracking", $$"""{"status":"{{status}}","at":"{{at}}","place":"Paris"}""");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
