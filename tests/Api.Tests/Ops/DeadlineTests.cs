using System.Net;
using System.Text.Json;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrleansWarehouse.Api.Tests.Ops;

/// <summary>A failing deadline affects nothing else.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task One_orders_deadline_that_fails_harms_no_other_and_is_tried_again_when_an_operator_says_so()
    {
        var failing = new Failing();
        await using var server = new Server(null, services => services.Replace(ServiceDescriptor.Singleton<IDueHandler>(failing.Around)),
            ("Storage:ReactionPause", "00:00:00.005"), ("Storage:DueInterval", "00:00:00.050"));
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        var sku = await server.SkuAsync(merchant);
        await server.Operator.OkAsync("POST", $"/sites/{site}/locations:batch",
            """[{"code":"A-01","zone":"A","kind":"pick","aisle":"A","bay":"1","level":"1","z":0,"x":1000,"y":1000}]""");
        await server.Operator.OkAsync("POST", $"/sites/{site}/adjustments",
            $$"""{"merchant":"{{merchant}}","sku":"{{sku}}","location":"A-01","quantity":10,"reason":"found"}""");
        failing.Stream = $"order:{merchant}/web:sick";

        foreach (var number in new[] { "sick", "well" }) await OrderAsync(server, merchant, sku, number);
        await UntilAsync(async () => await IsReleasedAsync(server, merchant, "well") && (await SetAsidesAsync(server)).Count == 1);

        var open = Assert.Single(await SetAsidesAsync(server));
        Assert.Equal(("deadline", failing.Stream, "release", 5), (
            open.GetProperty("kind").GetString(), open.GetProperty("stream").GetString(), open.GetProperty("type").GetString(), open.GetProperty("tries").GetInt32()));
        Assert.Contains("as told", open.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(open.TryGetProperty("position", out _));
        var ready = (await server.Operator.OkAsync("GET", "~/health/ready")).Json;
        Assert.Equal(("degraded", "Deadlines set aside: 1."), (ready.GetProperty("status").GetString(), ready.GetProperty("reasons")[0].GetString()));
        var invariants = (await server.Operator.OkAsync("GET", "/ops/invariants")).Json;
        var id = open.GetProperty("id").GetString();
        Assert.Equal(id, Assert.Single(invariants.GetProperty("setAside").EnumerateArray()).GetString());

        // Later deadlines are handled nevertheless, and the order's own work continues.
        await OrderAsync(server, merchant, sku, "later");
        await UntilAsync(() => IsReleasedAsync(server, merchant, "later"));
        Assert.False(await IsReleasedAsync(server, merchant, "sick"));

        var again = (await server.Operator.OkAsync("POST", $"/ops/setAsides/{id}/retry", "{}")).Json;
        Assert.Equal((false, 6), (again.GetProperty("settled").GetBoolean(), again.GetProperty("setAside").GetProperty("tries").GetInt32()));
        failing.Stream = null;
        Assert.True((await server.Operator.OkAsync("POST", $"/ops/setAsides/{id}/retry", "{}")).Json.GetProperty("settled").GetBoolean());
        Assert.True(await IsReleasedAsync(server, merchant, "sick"));
        Assert.Empty(await SetAsidesAsync(server));
        Assert.Equal("ready", (await server.Operator.OkAsync("GET", "~/health/ready")).Json.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Operator.SendAsync("POST", $"/ops/setAsides/{id}/retry", "{}")).Status);
    }

    private static Task OrderAsync(Server server, string merchant, string sku, string number)
    {
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(1).ToString("o");
        return server.Operator.OkAsync("POST", $"/merchants/{merchant}/orders", $$"""
            {"channel":"web","number":"{{number}}","shipAfter":"{{soon}}","customer":{"name":"Ann"},"lines":[{"sku":"{{sku}}","quantity":1}],
             "shipTo":{"name":"Ann","line1":"1 rue A","city":"Paris","postcode":"75001","country":"FR"} }
            """);
    }

    private static async Task<bool> IsReleasedAsync(Server server, string merchant, string number) =>
        (await server.Operator.OkAsync("GET", $"/merchants/{merchant}/orders/web:{number}/timeline")).Text.Contains("fulfilmentsReleased", StringComparison.Ordinal);

    private static async Task<List<JsonElement>> SetAsidesAsync(Server server) =>
        [.. (await server.Operator.OkAsync("GET", "/ops/setAsides")).Json.GetProperty("items").EnumerateArray()];

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var left = 200; !await condition(); left--)
        {
            Assert.True(left > 0, "It did not come.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The server's deadlines; those of one stream fail.</summary>
    private sealed class Failing : IDueHandler
    {
        private IDueHandler inner = null!;

        public string? Stream { get; set; }

        public IDueHandler Around(IServiceProvider services)
        {
            inner = ActivatorUtilities.CreateInstance<DeadlineDispatch>(services);
            return this;
        }

        public Task HandleAsync(DueRow row, CancellationToken cancellationToken) =>
            row.Stream == Stream ? throw new InvalidOperationException("as told") : inner.HandleAsync(row, cancellationToken);
    }
}
