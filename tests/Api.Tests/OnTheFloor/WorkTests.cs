using System.Net;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.Access;
using OrleansWarehouse.Api.Tests.Live;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>One queue for all that people do.</summary>
public sealed class WorkTests(Server server)
{
    [Fact]
    public async Task Put_aways_picks_and_counts_come_through_one_door_and_each_says_where_it_is_done()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        var putAway = await NextAsync(floor, "ann");
        Assert.Equal(("putAway", "DOCK", "A-01", 10, "taken", "ann"), (
            putAway.Text("kind"), putAway.Text("from"), putAway.Text("to"), putAway.GetProperty("quantity").GetInt32(), putAway.Text("status"), putAway.Text("picker")));
        Assert.Equal(putAway.Text("id"), (await NextAsync(floor, "ann")).Text("id"));
        Assert.Equal("ann", (await ByLinkAsync(putAway)).Text("picker"));
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/putAways/{putAway.Text("id")}/complete", """{"picker":"ann"}""");

        await floor.OrderAsync("1", 2);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var pick = await NextAsync(floor, "ann");
        Assert.Equal(("pick", "A-01", "A", 2), (pick.Text("kind"), pick.Text("from"), pick.Text("zone"), pick.GetProperty("quantity").GetInt32()));
        Assert.Equal((await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextTask", "{}")).Json.ToString(), (await ByLinkAsync(pick)).ToString());
        await server.Operator.OkAsync(
            "POST", $"/sites/{floor.Site}/tasks/{pick.Text("id")}/picks", """{"picker":"ann","stop":1,"quantity":0,"short":{"reason":"empty"}}""");

        var count = await NextAsync(floor, "ann");
        Assert.Equal(("count", "A-01", floor.Sku), (count.Text("kind"), count.Text("from"), count.Text("sku")));
        Assert.False(count.TryGetProperty("quantity", out _));
        Assert.Equal(count.ToString(), (await ByLinkAsync(count)).ToString());
        await server.Operator.OkAsync(
            "POST", $"/sites/{floor.Site}/counts", $$"""{"location":"A-01","merchant":"{{floor.Merchant}}","sku":"{{floor.Sku}}","quantity":10}""");
        Assert.Equal(HttpStatusCode.NoContent, (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextWork", "{}")).Status);
        Assert.Empty(await ListAsync(floor, ""));
    }

    [Fact]
    public async Task Who_takes_says_from_whom_and_who_is_late_is_told()
    {
        var floor = await TwoPutAwaysAsync();
        var first = (await ListAsync(floor, "?status=open"))[0].Text("id");
        var take = $"/sites/{floor.Site}/work/{first}/take";

        Assert.Equal("bob", (await server.Operator.OkAsync("POST", take, """{"picker":"bob"}""")).Json.Text("picker"));
        await server.Operator.OkAsync("POST", take, """{"picker":"bob"}""");
        (await server.Operator.SendAsync("POST", take, """{"picker":"ann"}""")).IsProblem(HttpStatusCode.Conflict, "in_other_hands");
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/putAways/{first}/complete", """{"picker":"ann"}""")).IsProblem(HttpStatusCode.Conflict, "not_yours");
        Assert.Equal("ann", (await server.Operator.OkAsync("POST", take, """{"picker":"ann","from":"bob"}""")).Json.Text("picker"));
        (await server.Operator.SendAsync("POST", take, """{"picker":"nobody","from":"ann"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_picker", "picker");
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/work/none/take", """{"picker":"ann"}""")).IsProblem(HttpStatusCode.NotFound, "unknown_work");

        Assert.Equal([first], (await ListAsync(floor, "?picker=ann&kind=putAway&status=taken")).Select(static work => work.Text("id")));
        Assert.Empty(await ListAsync(floor, "?kind=pick"));
        (await server.Operator.SendAsync("GET", $"/sites/{floor.Site}/work?kind=dance")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "kind");
        (await server.Operator.SendAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextWork", """{"kinds":["dance"]}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "kinds[0]");
    }

    [Fact]
    public async Task What_is_given_back_or_handed_over_goes_on_with_somebody_else_and_who_follows_the_queue_sees_it()
    {
        var floor = await TwoPutAwaysAsync();
        await using var hub = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await hub.CallAsync("Subscribe", $"work:{floor.Site}", null);
        var mine = await NextAsync(floor, "ann");
        var path = $"/sites/{floor.Site}/work/{mine.Text("id")}";

        (await server.Operator.SendAsync("POST", $"{path}/release", """{"picker":"bob","reason":"x"}""")).IsProblem(HttpStatusCode.Conflict, "not_your_task");
        Assert.Equal("open", (await server.Operator.OkAsync("POST", $"{path}/release", """{"picker":"ann","reason":"lunch"}""")).Json.Text("status"));
        Assert.NotEqual(mine.Text("id"), (await NextAsync(floor, "ann")).Text("id"));
        Assert.Equal("bob", (await server.Operator.OkAsync("POST", $"{path}/handOver", """{"picker":"bob","reason":"he is near"}""")).Json.Text("keptFor"));
        (await server.Operator.SendAsync("POST", $"{path}/take", """{"picker":"ann"}""")).IsProblem(HttpStatusCode.Conflict, "kept_for_another");
        Assert.Equal(mine.Text("id"), (await NextAsync(floor, "bob")).Text("id"));

        var seen = new List<string>();
        while (seen.Count < 5) seen.Add((await hub.NextAsync()).Arguments[0].GetProperty("type").GetString()!);
        Assert.Equal(["workTaken", "workReleased", "workTaken", "workHandedOver", "workTaken"], seen);
    }

    [Fact]
    public async Task Everybody_gets_the_kinds_that_he_may_do_and_acts_for_himself()
    {
        using var people = await Everybody.AtAsync(server);
        var next = $"/sites/{people.Site}/pickers/{people.Picker}/nextWork";

        Assert.Equal(HttpStatusCode.NoContent, (await people['R'].SendAsync("POST", next, "{}")).Status);
        (await people['R'].SendAsync("POST", next, """{"kinds":["pick"]}""")).IsProblem(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NoContent, (await people['P'].SendAsync("POST", next, """{"kinds":["pick"],"zone":"A"}""")).Status);
        (await people['P'].SendAsync("POST", $"/sites/{people.Site}/pickers/somebody/nextWork", "{}")).IsProblem(HttpStatusCode.Forbidden);
    }

    private async Task<Floor> TwoPutAwaysAsync()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("PUT", $"/sites/{floor.Site}/pickers/bob", """{"name":"Bob"}""");
        foreach (var asn in new[] { "ONE", "TWO" })
        {
            await floor.AnnounceAsync(asn, 3);
            await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/inbound/{asn}/receipts", floor.Receipt(3));
        }

        Assert.Equal(2, (await ListAsync(floor, "")).Length);
        return floor;
    }

    private async Task<JsonElement[]> ListAsync(Floor floor, string query) =>
        [.. (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/work{query}")).Json.GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> NextAsync(Floor floor, string picker) =>
        (await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/pickers/{picker}/nextWork", "{}")).Json;

    private async Task<JsonElement> ByLinkAsync(JsonElement work) =>
        (await server.Operator.OkAsync("GET", work.Text("link")["/api/v1".Length..])).Json;
}

internal static class WorkJson
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
