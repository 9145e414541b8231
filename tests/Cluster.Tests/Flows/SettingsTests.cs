using System.Net;

using OrleansWarehouse.Api.Tests;
using OrleansWarehouse.Cluster.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Flows;

/// <summary>A setting that one API host has answered is used by the next command on another, wherever its grains are, also in a process
/// that has not been notified.</summary>
public sealed class SettingsTests(RunningCluster cluster)
{
    private const int Rounds = 15;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_setting_that_one_host_has_answered_is_used_by_the_next_command_on_another(bool sleeps)
    {
        await using var other = cluster.NewApi();
        var merchant = await cluster.Api.MerchantAsync();
        var sku = await cluster.Api.SkuAsync(merchant);
        var site = await StockedAsync(merchant, sku);
        using var over = new CancellationTokenSource();
        var others = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!over.IsCancellationRequested) Assert.Equal(HttpStatusCode.Created, (await OrderAsync(other, merchant, sku, "each", "web")).Status);
        }));
        var stale = Stale;

        for (var i = 0; i < Rounds; i++)
        {
            Sleep(sleeps);
            var hour = i % 2 == 0 ? "09:00" : "15:00";
            var cutOff = "{\"carrier\":\"simulated\",\"time\":\"" + hour + "\"}";
            await cluster.Api.Operator.OkAsync("PUT", $"/merchants/{merchant}/channels/shop{i}", """{"name":"Shop","kind":"store"}""");
            await cluster.Api.Operator.OkAsync("PUT", $"/sites/{site}", $$"""{"name":"Paris","kind":"warehouse","country":"FR","cutoffs":[{{cutOff}}]}""");
            var eaches = 2 + i % 2;
            var sizes = "[{\"uom\":\"case\",\"eaches\":" + eaches + "}]";
            await cluster.Api.Operator.OkAsync("PUT", $"/merchants/{merchant}/skus/{sku}", $$"""{"description":"Mug","units":{{sizes}}}""");
            var placed = await OrderAsync(other, merchant, sku, "case", $"shop{i}");
            Assert.True(placed.Status == HttpStatusCode.Created, placed.Text);
            Assert.Equal(eaches, placed.Json.GetProperty("lines")[0].GetProperty("quantities").GetProperty("ordered").GetInt64());
            Assert.Equal(hour, $"{placed.Json.GetProperty("shipBy").GetDateTimeOffset():HH:mm}");
            Sleep(false);
        }

        await over.CancelAsync();
        await others;
        if (sleeps) Assert.True(Stale > stale, "Nothing was ever decided on what had changed.");
    }

    private int Stale => cluster.Silos.LogOf(0).Stale + cluster.Silos.LogOf(1).Stale;

    /// <summary>Stops or resumes the followers of both silos.</summary>
    private void Sleep(bool sleeps) => cluster.Silos.LogOf(0).Sleeps = cluster.Silos.LogOf(1).Sleeps = sleeps;

    private async Task<string> StockedAsync(string merchant, string sku)
    {
        var site = await cluster.Api.SiteAsync();
        await cluster.Api.Operator.OkAsync("POST", $"/sites/{site}/locations:batch", """[{"code":"A1","zone":"A","kind":"pick","x":0,"y":0}]""");
        await cluster.Api.Operator.OkAsync("POST", $"/sites/{site}/adjustments", $$"""
            {"merchant":"{{merchant}}","sku":"{{sku}}","quantity":10000,"location":"A1","reason":"found"}
            """);
        return site;
    }

    private static Task<Answer> OrderAsync(Server at, string merchant, string sku, string uom, string channel)
    {
        var lines = "[{\"sku\":\"" + sku + "\",\"quantity\":1,\"uom\":\"" + uom + "\"}]";
        return at.Operator.SendAsync("POST", $"/merchants/{merchant}/orders", $$"""
            {"number":"{{Names.New("n")}}","channel":"{{channel}}","customer":{"name":"Bo"},"lines":{{lines}},
             "shipTo":{"name":"Bo","line1":"Rue 1","city":"Paris","postcode":"75001","country":"FR"} }
            """);
    }
}
