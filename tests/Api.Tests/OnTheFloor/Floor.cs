using System.Text.Json;

using OrleansWarehouse.Api.Tests.Orders;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>A site with a dock and two shelves, and a merchant with one SKU; with the actions of people there.</summary>
internal sealed record Floor(Server Server, string Merchant, string Site, string Sku)
{
    private Client Client => Server.Operator;

    public static async Task<Floor> SetUpAsync(Server server)
    {
        var merchant = await server.MerchantAsync();
        var floor = new Floor(server, merchant, await server.SiteAsync(), await server.SkuAsync(merchant));
        await floor.Client.OkAsync("POST", $"/sites/{floor.Site}/locations:batch", """
            [{"code":"DOCK","zone":"D","kind":"receiving","aisle":"D","bay":"1","level":"1","x":0,"y":0,"z":0},
             {"code":"A-01","zone":"A","kind":"pick","aisle":"A","bay":"1","level":"1","x":1000,"y":1000,"z":0},
             {"code":"A-02","zone":"A","kind":"pick","aisle":"A","bay":"2","level":"1","x":1000,"y":2000,"z":0}]
            """);
        await floor.Client.OkAsync("PUT", $"/sites/{floor.Site}/pickers/ann", """{"name":"Ann"}""");
        return floor;
    }

    public Task<Answer> AnnounceAsync(string asn, int quantity) => Client.OkAsync(
        "PUT", $"/merchants/{Merchant}/inbound/{asn}", $$"""{"site":"{{Site}}","lines":[{"sku":"{{Sku}}","quantity":{{quantity}}}]}""");

    public string Receipt(int quantity) => $$"""{"lines":[{"sku":"{{Sku}}","quantity":{{quantity}}}]}""";

    public async Task ReceiveAsync(int quantity, params (string, string)[] headers)
    {
        if (headers.Length == 0 || (await Client.SendAsync("GET",
            $"/merchants/{Merchant}/inbound/ASN")).Status != System.Net.HttpStatusCode.OK)
            await AnnounceAsync("ASN", quantity);
        await Client.OkAsync("POST", $"/merchants/{Merchant}/inbound/ASN/receipts", Receipt(quantity), headers);
    }

    public async Task PutAwayAsync()
    {
        foreach (var task in await OpenPutAwaysAsync())
            await Client.OkAsync("POST", $"/sites/{Site}/putAways/{task.GetProperty("id").GetString()}/complete", "{}");
    }

    /// <summary>An answer to a receipt waits at most two seconds for its reactions, which a busy machine may exceed.</summary>
    private async Task<JsonElement[]> OpenPutAwaysAsync()
    {
        for (var tries = 0; ; tries++)
        {
            var open = (await Client.OkAsync("GET", $"/sites/{Site}/putAways?status=open")).Json.GetProperty("items").EnumerateArray().ToArray();
            if (open.Length > 0 || tries == 60) return open.Length > 0 ? open : throw new InvalidOperationException("Nothing is to be put away.");
            // No signal to await: polls the server.
            await Task.Delay(250);
        }
    }

    public async Task<JsonElement> OrderAsync(string number, int quantity, string price = "null")
    {
        await Client.OkAsync("POST", $"/merchants/{Merchant}/orders", OrderBodies.Of(number, Sku, quantity, price));
        return await OrderAsync(number);
    }

    public async Task<JsonElement> OrderAsync(string number) =>
        (await Client.OkAsync("GET", $"/merchants/{Merchant}/orders/web:{number}")).Json;

    public async Task<JsonElement> AvailabilityAsync() =>
        (await Client.OkAsync("GET", $"/merchants/{Merchant}/skus/{Sku}/availability")).Json;

    public async Task PickAllAsync()
    {
        var wave = await Client.OkAsync("POST", $"/sites/{Site}/waves", "{}");
        Assert.NotEmpty(wave.Json.GetProperty("tasks").EnumerateArray());
        var task = (await Client.OkAsync("POST", $"/sites/{Site}/pickers/ann/nextTask", "{}")).Json;
        foreach (var stop in task.GetProperty("stops").EnumerateArray())
        {
            var pick = $$"""{"picker":"ann","stop":{{stop.GetProperty("stop")}},"quantity":{{stop.GetProperty("quantity")}}}""";
            await Client.OkAsync("POST", $"/sites/{Site}/tasks/{task.GetProperty("task").GetString()}/picks", pick);
        }
    }

    public async Task<string> PackAsync(string number)
    {
        var fulfilment = (await OrderAsync(number)).GetProperty("fulfilments")[0].GetProperty("id").GetString();
        await Client.OkAsync("GET", $"/sites/{Site}/fulfilments/{fulfilment}/cartons");
        var shipment = await Client.OkAsync("POST", $"/sites/{Site}/shipments", $$"""{"fulfilments":["{{fulfilment}}"]}""");
        return shipment.Json.GetProperty("parcels")[0].GetProperty("sscc").GetString()!;
    }

    public string Adjustment(string location, int quantity, string reason) =>
        $$"""{"merchant":"{{Merchant}}","sku":"{{Sku}}","location":"{{location}}","quantity":{{quantity}},"reason":"{{reason}}"}""";

    public string Move(string from, string to, int quantity) =>
        $$"""{"merchant":"{{Merchant}}","sku":"{{Sku}}","quantity":{{quantity}},"from":"{{from}}","to":"{{to}}"}""";
}
