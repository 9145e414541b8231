using System.Net;

namespace OrleansWarehouse.Api.Tests.Reference;

/// <summary>A changed setting is used by the next command after it was answered, also under concurrent load.</summary>
public sealed class SettingsTests(Server server)
{
    private const int Rounds = 20;

    [Fact]
    public Task An_order_is_taken_in_a_channel_that_was_opened_a_moment_ago() => WhileOthersOrderAsync(async (merchant, sku) =>
    {
        for (var i = 0; i < Rounds; i++)
        {
            await server.Operator.OkAsync("PUT", $"/merchants/{merchant}/channels/shop{i}", """{"name":"Shop","kind":"store"}""");
            var placed = await OrderAsync(merchant, sku, $"shop{i}");
            Assert.True(placed.Status == HttpStatusCode.Created, placed.Text);
        }
    });

    [Fact]
    public Task An_order_leaves_with_the_truck_of_the_hour_that_was_told_last() => WhileOthersOrderAsync(async (merchant, sku) =>
    {
        var site = await StockedAsync(merchant, sku);
        for (var i = 0; i < Rounds; i++)
        {
            var hour = i % 2 == 0 ? "09:00" : "15:00";
            var cutOff = "{\"carrier\":\"simulated\",\"time\":\"" + hour + "\"}";
            await server.Operator.OkAsync("PUT", $"/sites/{site}", $$"""{"name":"Paris","kind":"warehouse","country":"FR","cutoffs":[{{cutOff}}]}""");
            var placed = await OrderAsync(merchant, sku, "web");
            Assert.Equal(hour, $"{placed.Json.GetProperty("shipBy").GetDateTimeOffset():HH:mm}");
        }
    });

    [Fact]
    public async Task A_delivery_is_announced_at_a_site_that_was_opened_a_moment_ago()
    {
        var merchant = await server.MerchantAsync();
        var sku = await server.SkuAsync(merchant);
        for (var i = 0; i < Rounds; i++)
        {
            var site = Names.New("s");
            var body = "{\"site\":\"" + site + "\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}";
            var unknown = await server.Operator.SendAsync("PUT", $"/merchants/{merchant}/inbound/a{i}", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
            await server.Operator.OkAsync("PUT", $"/sites/{site}", """{"name":"Paris","kind":"warehouse","country":"FR"}""");
            await server.Operator.OkAsync("PUT", $"/merchants/{merchant}/inbound/a{i}", body);
        }
    }

    /// <summary>A restarted server has its merchants and sites before it takes its first order.</summary>
    [Fact]
    public async Task Settings_are_there_when_a_server_starts_again()
    {
        var data = Directory.CreateTempSubdirectory("settings-tests-").FullName;
        try
        {
            string merchant, sku;
            await using (var before = new Server(data))
            {
                merchant = await before.MerchantAsync();
                sku = await before.SkuAsync(merchant);
            }

            await using var after = new Server(data);
            var placed = await OrderAsync(merchant, sku, "web", after);
            Assert.True(placed.Status == HttpStatusCode.Created, placed.Text);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private Task<Answer> OrderAsync(string merchant, string sku, string channel, Server? at = null)
    {
        var lines = "[{\"sku\":\"" + sku + "\",\"quantity\":1}]";
        return (at ?? server).Operator.SendAsync("POST", $"/merchants/{merchant}/orders", $$"""
            {"number":"{{Names.New("n")}}","channel":"{{channel}}","customer":{"name":"Bo"},"lines":{{lines}},
             "shipTo":{"name":"Bo","line1":"Rue 1","city":"Paris","postcode":"75001","country":"FR"} }
            """);
    }

    private async Task<string> StockedAsync(string merchant, string sku)
    {
        var site = await server.SiteAsync();
        await server.Operator.OkAsync("POST", $"/sites/{site}/locations:batch", """[{"code":"A1","zone":"A","kind":"pick","x":0,"y":0}]""");
        await server.Operator.OkAsync("POST", $"/sites/{site}/adjustments", $$"""
            {"merchant":"{{merchant}}","sku":"{{sku}}","quantity":1000,"location":"A1","reason":"found"}
            """);
        return site;
    }

    private async Task WhileOthersOrderAsync(Func<string, string, Task> work)
    {
        var merchant = await server.MerchantAsync();
        var sku = await server.SkuAsync(merchant);
        using var over = new CancellationTokenSource();
        var others = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!over.IsCancellationRequested) Assert.Equal(HttpStatusCode.Created, (await OrderAsync(merchant, sku, "web")).Status);
        }));
        await work(merchant, sku);
        await over.CancelAsync();
        await others;
    }
}
