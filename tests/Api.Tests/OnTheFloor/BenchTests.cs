using System.Net;
using System.Text.Json;

using OrleansWarehouse.Api.Tests.Orders;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>The work that waits at the pack bench.</summary>
public sealed class BenchTests(Server server)
{
    [Fact]
    public async Task What_is_picked_waits_with_its_totes_until_it_is_packed_and_then_for_its_carrier()
    {
        var floor = await StockedAsync(10);
        var order = await floor.OrderAsync("1", 3);
        Assert.Empty((await BenchAsync(floor)).GetProperty("toPack").EnumerateArray());

        await floor.PickAllAsync();

        var bench = await BenchAsync(floor);
        Assert.Equal(1, bench.GetProperty("picked").GetInt64());
        var waiting = Assert.Single(bench.GetProperty("toPack").EnumerateArray());
        Assert.Equal(order.GetProperty("fulfilments")[0].GetProperty("id").GetString(), waiting.GetProperty("fulfilment").GetString());
        Assert.Equal(("1", 3), (waiting.GetProperty("number").GetString(), waiting.GetProperty("units").GetInt32()));
        Assert.Equal("simulated", waiting.GetProperty("carrier").GetString());
        var tote = Assert.Single(waiting.GetProperty("totes").EnumerateArray()).GetString();
        Assert.Single((await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/lookup?code={tote}")).Json.GetProperty("fulfilments").EnumerateArray());
        Assert.Empty(bench.GetProperty("parcels").EnumerateArray());

        await floor.PackAsync("1");

        var packed = await BenchAsync(floor);
        Assert.Equal(0, packed.GetProperty("picked").GetInt64());
        Assert.Empty(packed.GetProperty("toPack").EnumerateArray());
        var carrier = Assert.Single(packed.GetProperty("parcels").EnumerateArray());
        Assert.Equal(("simulated", 1), (carrier.GetProperty("carrier").GetString(), carrier.GetProperty("parcels").GetInt32()));

        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");

        Assert.Empty((await BenchAsync(floor)).GetProperty("parcels").EnumerateArray());
    }

    [Fact]
    public async Task The_faster_service_comes_first_and_other_sites_see_nothing_of_it()
    {
        var floor = await StockedAsync(10);
        await floor.OrderAsync("1", 1);
        var fast = OrderBodies.Of("2", floor.Sku).Replace("\"number\"", "\"serviceLevel\":\"express\",\"number\"", StringComparison.Ordinal);
        await server.Operator.OkAsync("POST", $"/merchants/{floor.Merchant}/orders", fast);
        await floor.PickAllAsync();

        var numbers = (await BenchAsync(floor)).GetProperty("toPack").EnumerateArray().Select(row => row.GetProperty("number").GetString());

        Assert.Equal(["2", "1"], numbers);
        var other = server.As(await server.KeyAsync(site: await server.SiteAsync()));
        (await other.SendAsync("GET", $"/sites/{floor.Site}/bench")).IsProblem(HttpStatusCode.NotFound);
    }

    private async Task<Floor> StockedAsync(int quantity)
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.ReceiveAsync(quantity);
        await floor.PutAwayAsync();
        return floor;
    }

    private async Task<JsonElement> BenchAsync(Floor floor) => (await server.Operator.OkAsync("GET", $"/sites/{floor.Site}/bench")).Json;
}
