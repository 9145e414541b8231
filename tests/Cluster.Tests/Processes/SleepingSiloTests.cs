using System.Net;
using System.Net.Http.Headers;
using System.Text;

using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>A silo is suspended while a setting is changed, and resumes with an order that needs it.</summary>
[Collection(ManyProcesses.Name)]
public sealed class SleepingSiloTests(ManyProcesses.Shared shared)
{
    private const int Rounds = 8;

    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_silo_that_slept_uses_what_was_answered_meanwhile()
    {
        await RunAsync(await shared.ClusterAsync()).WaitAsync(AtMost);
    }

    private static async Task RunAsync(ClusterUnderTest cluster)
    {
        using var one = await ClientAsync(cluster.Hosts[0]);
        using var other = await ClientAsync(cluster.Hosts[1]);
        await PutAsync(one, "merchants/m", """{"name":"M","currency":"EUR"}""");
        await PutAsync(one, "merchants/m/channels/web", """{"name":"Web","kind":"store"}""");
        await PutAsync(one, "merchants/m/skus/X", """{"description":"X"}""");
        using var over = new CancellationTokenSource();
        var others = Task.WhenAll(Enumerable.Range(0, 4).Select(buyer => BuyAsync(other, buyer, over.Token)));
        for (var round = 0; round < Rounds; round++) await RoundAsync(cluster.Silos[round % 2], one, other, round);
        await over.CancelAsync();
        await others;
    }

    private static async Task RoundAsync(ServerProcess silo, HttpClient one, HttpClient other, int round)
    {
        await silo.PauseAsync();
        // If the merchant is in the suspended silo, the change completes when that resumes.
        var put = PutAsync(one, $"merchants/m/channels/shop{round}", """{"name":"Shop","kind":"store"}""");
        await Task.WhenAny(put, Task.Delay(Nap));
        if (!put.IsCompleted) await silo.ResumeAsync();
        await put;
        var orders = Task.WhenAll(Enumerable.Range(0, 4).Select(i => OrderAsync(other, $"shop{round}", $"{i}")));
        await silo.ResumeAsync();
        Assert.All(await orders, static status => Assert.Equal(HttpStatusCode.Created, status));
    }

    private static async Task BuyAsync(HttpClient client, int buyer, CancellationToken over)
    {
        for (var i = 0; !over.IsCancellationRequested; i++) Assert.Equal(HttpStatusCode.Created, await OrderAsync(client, "web", $"{buyer}-{i}"));
    }

    private static async Task<HttpClient> ClientAsync(ServerProcess host)
    {
        var client = new HttpClient { BaseAddress = new(await host.AddressAsync(), "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminKey);
        return client;
    }

    private static async Task PutAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PutAsync(new Uri(path, UriKind.Relative), Json(body));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<HttpStatusCode> OrderAsync(HttpClient client, string channel, string number)
    {
        using var answer = await client.PostAsync(new Uri("merchants/m/orders", UriKind.Relative), Json($$"""
            {"number":"{{number}}","channel":"{{channel}}","customer":{"name":"Bo"},"lines":[{"sku":"X","quantity":1} ],
             "shipTo":{"name":"Bo","line1":"Rue 1","city":"Paris","postcode":"75001","country":"FR"} }
            """));
        return answer.StatusCode;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
