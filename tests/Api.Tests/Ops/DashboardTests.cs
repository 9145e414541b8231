using System.Net;
using System.Text.Json;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Tests.Access;

namespace OrleansWarehouse.Api.Tests.Ops;

/// <summary>Orleans' dashboard is for operators only, has a content security policy, and shows figures.</summary>
public sealed class DashboardTests(Server server)
{
    private const string Page = "~/dashboard/";
    private const string Counters = "~/dashboard/DashboardCounters";
    private const string TopMethods = "~/dashboard/TopGrainMethods";

    [Fact]
    public void All_of_it_is_behind_one_route_for_operators()
    {
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("dashboard", StringComparison.Ordinal));

        Assert.Equal(AccessRule.Operators, AccessRules.Of(Assert.Single(endpoints)));
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("~/dashboard")]
    [InlineData("~/dashboard/index.min.js")]
    [InlineData(Counters)]
    [InlineData("~/dashboard/Trace")]
    public async Task Nobody_else_sees_any_of_it(string path)
    {
        using var people = await Everybody.AtAsync(server);

        (await server.As(null).SendAsync("GET", path)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        foreach (var letter in RoleTable.All.Where(static letter => letter is not 'O'))
            (await people[letter].SendAsync("GET", path)).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task An_operators_browser_opens_it_within_a_policy()
    {
        using var people = await Everybody.AtAsync(server);

        var page = await people['O'].OkAsync("GET", Page);
        var script = await people['O'].OkAsync("GET", "~/dashboard/index.min.js");

        Assert.Equal(("text/html", "text/javascript"), (page.Type, script.Type));
        Assert.Equal("nosniff", script.Headers["X-Content-Type-Options"]);
        var policy = page.Headers["Content-Security-Policy"].Split("; ");
        Assert.Superset(new HashSet<string> { "default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'" }, policy.ToHashSet());
        Assert.DoesNotContain(policy, static rule => rule.Contains("unsafe", StringComparison.Ordinal) && !rule.StartsWith("style-src", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_does_not_have_is_not_found_and_no_screen() =>
        (await server.Operator.SendAsync("GET", "~/dashboard/nothing")).IsProblem(HttpStatusCode.NotFound);

    [Fact]
    public async Task It_tells_of_the_silo_its_grains_and_what_was_called()
    {
        var merchant = await server.MerchantAsync();

        var counters = await UntilAsync(Counters, merchant, static counters =>
            counters.GetProperty("hosts").GetArrayLength() == 1 && CallsOf(counters) > 0);
        var methods = await UntilAsync(TopMethods, merchant, static methods =>
            methods.GetProperty("calls").EnumerateArray().Any(static one => one.GetProperty("method").GetString() == "PutAsync"));

        Assert.True(counters.GetProperty("totalActivationCount").GetInt32() > 0);
        Assert.All(methods.GetProperty("calls").EnumerateArray(), static one => Assert.True(one.GetProperty("count").GetInt64() > 0));
        var silo = counters.GetProperty("hosts")[0].GetProperty("siloAddress").GetString();
        var properties = (await server.Operator.OkAsync("GET", $"~/dashboard/SiloProperties/{silo}")).Json;
        Assert.StartsWith("10.", properties.GetProperty("orleansVersion").GetString(), StringComparison.Ordinal);
    }

    private static long CallsOf(JsonElement counters) => counters.GetProperty("simpleGrainStats").EnumerateArray()
        .Where(static one => one.GetProperty("grainType").GetString()!.EndsWith(".ProductGrain", StringComparison.Ordinal))
        .Sum(static one => one.GetProperty("totalCalls").GetInt64());

    private async Task<JsonElement> UntilAsync(string path, string merchant, Predicate<JsonElement> condition)
    {
        var answer = "";
        for (var left = 100; left > 0; left--)
        {
            await server.SkuAsync(merchant);
            answer = (await server.Operator.OkAsync("GET", path)).Text;
            var json = JsonDocument.Parse(answer).RootElement;
            if (condition(json)) return json;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{path} never said so: {answer}");
    }
}
