using System.Net;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.Live;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>The endpoints of the supervisor's screen.</summary>
public sealed class ControlTests(Server server)
{
    /// <summary>Orders may use data of a site that are a second old.</summary>
    private static readonly TimeSpan SiteIsKnownAnew = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task A_preview_tells_what_the_wave_will_be_and_changes_nothing()
    {
        var floor = await StockedAsync(10);
        await floor.OrderAsync("1", 2);
        await floor.OrderAsync("2", 3);
        var path = $"/sites/{floor.Site}/waves";

        var preview = (await server.Operator.OkAsync("POST", $"{path}:preview", "{}")).Json;
        Assert.Equal(preview.ToString(), (await server.Operator.OkAsync("POST", $"{path}:preview", "{}")).Json.ToString());
        Assert.Empty((await server.Operator.OkAsync("GET", path)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(2, preview.GetProperty("orders").GetInt32());
        Assert.Equal(5, preview.GetProperty("units").GetInt64());

        var wave = (await server.Operator.OkAsync("POST", path, "{}")).Json;
        Assert.Equal(preview.GetProperty("tasks").GetArrayLength(), wave.GetProperty("tasks").GetArrayLength());
        var distance = wave.GetProperty("tasks").EnumerateArray().Sum(task => task.GetProperty("distanceMm").GetInt64());
        Assert.Equal(preview.GetProperty("distanceMm").GetInt64(), distance);
        Assert.Equal(0, (await server.Operator.OkAsync("POST", $"{path}:preview", "{}")).Json.GetProperty("orders").GetInt32());
    }

    [Fact]
    public async Task What_pickers_cannot_take_any_more_is_promised_to_nobody()
    {
        var floor = await StockedAsync(10);
        await floor.OrderAsync("1", 8);
        // Moves the goods to a location that is not picked from.
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/moves", floor.Move("A-01", "DOCK", 5));

        var order = (await server.Operator.OkAsync("GET", $"/merchants/{floor.Merchant}/orders/web:1")).Json.GetProperty("lines")[0];
        Assert.Equal((5, 3), (order.GetProperty("reserved").GetInt32(), order.GetProperty("backordered").GetInt32()));
        var preview = (await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves:preview", "{}")).Json;
        Assert.Equal(5, preview.GetProperty("units").GetInt64());
        Assert.Empty(preview.GetProperty("notPlanned").EnumerateArray());
    }

    [Fact]
    public async Task A_wave_is_narrowed_to_channels_services_and_orders()
    {
        var floor = await StockedAsync(10);
        var first = await floor.OrderAsync("1", 1);
        await floor.OrderAsync("2", 1);
        var one = first.GetProperty("fulfilments")[0].GetProperty("id").GetString();

        Assert.Equal(2, await PreviewAsync(floor, """{"channels":["web"]}"""));
        Assert.Equal(0, await PreviewAsync(floor, """{"channels":["market"]}"""));
        Assert.Equal(0, await PreviewAsync(floor, """{"minPriority":3}"""));
        Assert.Equal(1, await PreviewAsync(floor, $$"""{"fulfilments":["{{one}}"]}"""));
        var path = $"/sites/{floor.Site}/waves:preview";
        (await server.Operator.SendAsync("POST", path, """{"fulfilments":["nonsense"]}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "fulfilments[0]");
        (await server.Operator.SendAsync("POST", path, """{"minPriority":4}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "minPriority");
    }

    [Fact]
    public async Task A_task_goes_from_one_picker_to_the_other_and_to_nobody_between()
    {
        var floor = await StockedAsync(10);
        foreach (var name in new[] { "bob", "cyd" })
            await server.Operator.OkAsync("PUT", $"/sites/{floor.Site}/pickers/{name}", $$"""{"name":"{{name}}"}""");
        await floor.OrderAsync("1", 1);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var task = (await NextAsync(floor, "ann")).Json.GetProperty("task").GetString()!;
        var assign = $"/sites/{floor.Site}/tasks/{task}/assign";

        (await server.Operator.SendAsync("POST", assign, """{"picker":"nobody","reason":"x"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_picker", "picker");
        await server.Operator.OkAsync("POST", assign, """{"picker":"bob","reason":"Ann goes home"}""");

        Assert.Equal(HttpStatusCode.NoContent, (await NextAsync(floor, "cyd")).Status);
        var row = Assert.Single((await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/tasks")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("bob", row.GetProperty("promisedTo").GetString());
        Assert.Equal(task, (await NextAsync(floor, "bob")).Json.GetProperty("task").GetString());
    }

    [Fact]
    public async Task A_short_pick_and_a_word_from_the_bench_wait_until_somebody_has_seen_to_them()
    {
        var floor = await StockedAsync(10);
        var order = await floor.OrderAsync("1", 2);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var task = (await NextAsync(floor, "ann")).Json;
        var path = $"/sites/{floor.Site}/tasks/{task.GetProperty("task").GetString()}/picks";
        await server.Operator.OkAsync("POST", path, """{"picker":"ann","stop":1,"quantity":0,"short":{"reason":"The shelf is empty"}}""");

        var found = Assert.Single((await IncidentsAsync(floor)).EnumerateArray());
        Assert.Equal("shortPick", found.GetProperty("kind").GetString());
        Assert.Equal("A-01", found.GetProperty("location").GetString());
        Assert.Equal(2, found.GetProperty("quantity").GetInt64());

        var incidents = $"/sites/{floor.Site}/incidents";
        var fulfilment = order.GetProperty("fulfilments")[0].GetProperty("id").GetString();
        await server.Operator.OkAsync("POST", incidents, $$"""{"kind":"packing","text":"The mug is chipped","fulfilment":"{{fulfilment}}"}""");
        Assert.Equal(2, (await IncidentsAsync(floor)).GetArrayLength());
        (await server.Operator.SendAsync("POST", incidents, """{"kind":"shortPick","text":"x"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "kind");
        (await server.Operator.SendAsync("POST", $"{incidents}/none/solve", "{}")).IsProblem(HttpStatusCode.NotFound, "unknown_incident");

        await server.Operator.OkAsync("POST", $"{incidents}/{found.GetProperty("incident").GetString()}/solve", """{"note":"Counted"}""");
        Assert.Equal("packing", Assert.Single((await IncidentsAsync(floor)).EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task What_is_late_is_told_until_it_is_packed()
    {
        var floor = await StockedAsync(10);
        await server.Operator.OkAsync("PUT", $"/sites/{floor.Site}", $$"""
            {"name":"Paris","kind":"warehouse","country":"FR","timeZone":"UTC","cutoffs":[{"carrier":"simulated","time":"{{TimeProvider.System.GetUtcNow().AddMinutes(30):HH\:mm}}"}]}
            """);
        await Task.Delay(SiteIsKnownAnew);
        await floor.OrderAsync("1", 1);
        var late = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/exceptions")).Json.GetProperty("late");
        Assert.Equal("web:1", Assert.Single(late.EnumerateArray()).GetProperty("order").GetString());
        await floor.PickAllAsync();
        await floor.PackAsync("1");
        var after = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/exceptions")).Json;
        Assert.Empty(after.GetProperty("late").EnumerateArray());
        Assert.Empty(after.GetProperty("stuck").EnumerateArray());
    }

    [Fact]
    public async Task Goods_that_may_not_be_sold_are_listed_by_themselves()
    {
        var floor = await StockedAsync(10);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/locations:batch", """[{"code":"Q-1","zone":"Q","kind":"quarantine"}]""");
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/moves", floor.Move("A-01", "Q-1", 4));
        var path = $"/sites/{floor.Site}/stock?held=true";

        var held = Assert.Single((await server.Operator.OkAsync("GET", path)).Json.GetProperty("items").EnumerateArray());

        Assert.Equal(("Q-1", 4), (held.GetProperty("location").GetString(), held.GetProperty("quantity").GetInt32()));
        Assert.Empty((await server.Operator.OkAsync("GET", $"{path}&status=damaged")).Json.GetProperty("items").EnumerateArray());
        (await server.Operator.SendAsync("GET", $"/sites/{floor.Site}/stock?held=maybe")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "held");
    }

    [Fact]
    public async Task A_picker_is_told_at_once_that_an_order_of_his_task_was_cancelled()
    {
        var floor = await StockedAsync(10);
        await floor.OrderAsync("1", 2);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        await NextAsync(floor, "ann");
        await using var hub = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await hub.CallAsync("Subscribe", $"picker:{floor.Site}/ann", null);

        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/orders/web:1/cancel", """{"reason":"changed mind"}""");

        var (target, arguments) = await hub.NextAsync();
        Assert.Equal("Event", target);
        Assert.Equal("unitsDropped", arguments[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Who_puts_goods_away_is_told_at_once_what_there_is_to_put_away_and_what_is_done()
    {
        var floor = await Floor.SetUpAsync(server);
        await using var hub = await HubClient.ConnectAsync(server.Address, Server.AdminKey);
        await hub.CallAsync("Subscribe", $"putAways:{floor.Site}", null);

        await floor.ReceiveAsync(10);
        Assert.Equal("putAwayPlanned", (await hub.NextAsync()).Arguments[0].GetProperty("type").GetString());
        var open = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/putAways")).Json.GetProperty("items")[0];
        Assert.Equal(("DOCK", "location"), (open.GetProperty("from").GetString(), open.GetProperty("fromKind").GetString()));
        await floor.PutAwayAsync();

        Assert.Equal("putAwayCompleted", (await hub.NextAsync()).Arguments[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_floor_tells_every_shelf_once_and_then_those_that_are_asked_for()
    {
        var floor = await StockedAsync(10);
        await floor.OrderAsync("1", 2);
        await floor.PickAllAsync();
        var path = $"/sites/{floor.Site}/floor";

        var all = (await server.Operator.OkAsync("GET", path)).Json;
        var codes = all.GetProperty("codes").EnumerateArray().Select(code => code.GetString()).ToList();
        Assert.Equal(["A-01", "A-02", "DOCK"], codes);
        Assert.Equal("8 0 0", Column(all, "units"));
        Assert.Equal("1 0 0", Column(all, "picks"));
        Assert.EndsWith(" 0 0", Column(all, "since"), StringComparison.Ordinal);
        Assert.Equal("-1 0 0", Column(all, "fill"));
        var some = (await server.Operator.OkAsync("GET", $"{path}/figures?location=A-02&location=A-01")).Json;
        Assert.Equal("0 8", Column(some, "units"));
        (await server.Operator.SendAsync("GET", $"{path}?hours=0")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "hours");

        var ann = Assert.Single((await server.Operator.OkAsync("GET", $"{path}/pickers")).Json.EnumerateArray());
        Assert.Equal("A-01", ann.GetProperty("location").GetString());
        var history = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/locations/A-01/history")).Json.GetProperty("items");
        Assert.Contains("goodsTaken", history[0].GetProperty("type").GetString());
        Assert.Equal("locationDefined", history.EnumerateArray().Last().GetProperty("type").GetString());
        (await server.Operator.SendAsync("GET", $"/sites/{floor.Site}/locations/NONE/history")).IsProblem(HttpStatusCode.NotFound, "unknown_location");
    }

    [Fact]
    public async Task A_task_is_walked_from_the_bench_through_the_aisle_and_back()
    {
        var floor = await StockedAsync(10);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/locations:batch", """[{"code":"BENCH","zone":"P","kind":"packing","x":5000,"y":-2000,"z":0}]""");
        await floor.OrderAsync("1", 2);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var task = (await NextAsync(floor, "ann")).Json;

        var walk = (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/tasks/{task.GetProperty("task").GetString()}/walk")).Json;

        Assert.Equal("5000 5000 1000 1000 1000 5000 5000", string.Join(' ', walk.GetProperty("x").EnumerateArray()));
        Assert.Equal("-2000 0 0 1000 0 0 -2000", string.Join(' ', walk.GetProperty("y").EnumerateArray()));
        (await server.Operator.SendAsync("GET", $"/sites/{floor.Site}/tasks/NONE/walk")).IsProblem(HttpStatusCode.NotFound, "unknown_task");
    }

    private static string Column(JsonElement floor, string name) => string.Join(' ', floor.GetProperty("figures").GetProperty(name).EnumerateArray());

    private async Task<Floor> StockedAsync(int quantity)
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(quantity);
        await floor.PutAwayAsync();
        return floor;
    }

    private async Task<int> PreviewAsync(Floor floor, string body) =>
        (await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves:preview", body)).Json.GetProperty("orders").GetInt32();

    private async Task<JsonElement> IncidentsAsync(Floor floor) =>
        (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/incidents?status=open")).Json.GetProperty("items");

    private Task<Answer> NextAsync(Floor floor, string picker) =>
        server.Operator.SendAsync("POST", $"/sites/{floor.Site}/pickers/{picker}/nextTask", "{}");
}
