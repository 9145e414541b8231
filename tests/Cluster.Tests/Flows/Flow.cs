using System.Text.Json;

using OrleansWarehouse.Api.Tests;
using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Cluster.Tests.Flows;

/// <summary>A new site, and an order's way through it.</summary>
internal static class Flow
{
    public static async Task<Floor> StockedAsync(Server api, int quantity)
    {
        var floor = await Floor.SetUpAsync(api);
        await floor.ReceiveAsync(quantity);
        await floor.PutAwayAsync();
        return floor;
    }

    /// <summary>Takes an order from the dock to the door, over HTTP.</summary>
    /// <returns>The order at the end.</returns>
    public static async Task<JsonElement> DockToDoorAsync(Server api)
    {
        var floor = await StockedAsync(api, 10);
        await floor.OrderAsync("1", 3);
        await floor.PickAllAsync();
        var parcel = await floor.PackAsync("1");
        var manifest = await api.Operator.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");
        Assert.Contains(parcel, manifest.Text, StringComparison.Ordinal);
        Assert.Equal(7, (await floor.AvailabilityAsync()).GetProperty("onHand").GetInt64());
        return await floor.OrderAsync("1");
    }

    public static async Task CleanAsync(Server api)
    {
        var report = await api.Operator.OkAsync("GET", "/ops/invariants");
        Assert.True(report.Json.GetProperty("clean").GetBoolean(), report.Text);
    }
}
