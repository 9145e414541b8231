using System.Net;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Labor;

public sealed class OverviewTests(Server server)
{
    [Fact]
    public async Task The_overview_follows_the_work_from_order_to_shelf_to_box()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(10);
        Assert.True((await OverviewAsync(floor)).GetProperty("alerts").GetProperty("putAways").GetInt64() > 0);
        await floor.PutAwayAsync();
        await floor.OrderAsync("1", 3);
        Assert.Equal(1, Stage(await OverviewAsync(floor), "released"));

        await floor.PickAllAsync();

        var picked = await OverviewAsync(floor);
        Assert.Equal(0, Stage(picked, "released"));
        Assert.Equal(1, Stage(picked, "picked"));
        Assert.Equal(3, picked.GetProperty("today").GetProperty("unitsPicked").GetInt64());
        Assert.Equal(3, picked.GetProperty("hours").EnumerateArray().Sum(hour => hour.GetProperty("picked").GetInt64()));
        var person = Assert.Single(picked.GetProperty("people").EnumerateArray());
        Assert.Equal("Ann", person.GetProperty("name").GetString());
        Assert.Equal("picked", person.GetProperty("activity").GetString());
        Assert.Equal(0, picked.GetProperty("alerts").GetProperty("putAways").GetInt64());
    }

    [Fact]
    public async Task Only_those_who_work_at_a_site_see_how_it_stands()
    {
        var floor = await Floor.SetUpAsync(server);
        var other = server.As(await server.KeyAsync(site: await server.SiteAsync()));

        (await other.SendAsync("GET", $"/sites/{floor.Site}/overview")).IsProblem(HttpStatusCode.NotFound);
        (await server.Operator.SendAsync("GET", "/sites/nowhere/overview")).IsProblem(HttpStatusCode.NotFound, "unknown_site");
    }

    private async Task<JsonElement> OverviewAsync(Floor floor) =>
        (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/overview")).Json;

    private static long Stage(JsonElement overview, string status) => overview.GetProperty("stages").EnumerateArray()
        .Single(stage => stage.GetProperty("status").GetString() == status).GetProperty("fulfilments").GetInt64();
}
