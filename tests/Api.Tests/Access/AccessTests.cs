using System.Net;

namespace OrleansWarehouse.Api.Tests.Access;

public sealed class AccessTests(Server server)
{
    [Theory]
    [InlineData("GET", "/merchants/x")]
    [InlineData("PUT", "/merchants/x")]
    [InlineData("POST", "/merchants/x/orders")]
    [InlineData("POST", "/merchants/x/orders:batch")]
    [InlineData("POST", "/sites/x/waves")]
    [InlineData("GET", "/keys")]
    [InlineData("GET", "/ops/invariants")]
    [InlineData("GET", "/parcels/1/label")]
    public async Task Without_a_key_nothing_is_told(string method, string path)
    {
        var body = method is "GET" ? null : "not even read";
        (await server.As(null).SendAsync(method, path, body)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        (await server.As("ow_nobodys").SendAsync(method, path, body)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Health_and_the_description_need_no_key()
    {
        var nobody = server.As(null);
        foreach (var path in new[] { "~/health/live", "~/health/ready", "~/openapi/v1.json",
            "~/docs/index.html" }) await nobody.OkAsync("GET", path);
    }

    [Fact]
    public async Task A_merchants_key_reaches_its_own_things_and_does_not_know_anothers()
    {
        var (mine, other) = (await server.MerchantAsync(), await server.MerchantAsync());
        var client = server.As(await server.KeyAsync(merchant: mine));

        await client.OkAsync("PUT", $"/merchants/{mine}/skus/A", """{"description":"A"}""");
        await client.OkAsync("GET", $"/merchants/{mine}/skus/A/availability");
        (await client.SendAsync("PUT", $"/merchants/{other}/skus/A", """{"description":"A"}""")).IsProblem(HttpStatusCode.NotFound);
        (await client.SendAsync("GET", $"/merchants/{other}")).IsProblem(HttpStatusCode.NotFound);
        (await client.SendAsync("PUT", $"/merchants/{other}", """{"name":"a","currency":"EUR"}""")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_merchants_key_may_not_do_what_operators_and_sites_do()
    {
        var (mine, site) = (await server.MerchantAsync(), await server.SiteAsync());
        var client = server.As(await server.KeyAsync(merchant: mine));

        (await client.SendAsync("PUT", $"/merchants/{mine}", """{"name":"a","currency":"EUR"}""")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await client.SendAsync("POST", $"/sites/{site}/waves", "{}")).IsProblem(HttpStatusCode.Forbidden);
        (await client.SendAsync("POST", "/keys", """{"name":"a","role":"operator"}""")).IsProblem(HttpStatusCode.Forbidden);
        (await client.SendAsync("GET", "/ops/invariants")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_sites_key_works_at_its_own_site_only()
    {
        var (mine, other, merchant) = (await server.SiteAsync(), await server.SiteAsync(), await server.MerchantAsync());
        var client = server.As(await server.KeyAsync(site: mine));

        await client.OkAsync("GET", $"/sites/{mine}");
        (await client.SendAsync("GET", $"/sites/{other}")).IsProblem(HttpStatusCode.NotFound);
        (await client.SendAsync("PUT", $"/sites/{mine}", """{"name":"a","kind":"store","country":"FR"}""")).IsProblem(HttpStatusCode.Forbidden);
        (await client.SendAsync("PUT", $"/merchants/{merchant}/skus/A", """{"description":"A"}""")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_that_is_ended_is_nobodys()
    {
        var made = await server.Operator.OkAsync("POST", "/keys", """{"name":"short-lived","role":"operator"}""");
        var client = server.As(made.Json.GetProperty("key").GetString());
        await client.OkAsync("GET", "/keys");

        await server.Operator.OkAsync("DELETE", $"/keys/{made.Json.GetProperty("id").GetString()}");

        (await client.SendAsync("GET", "/keys")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_are_shown_once()
    {
        var made = await server.Operator.OkAsync("POST", "/keys", """{"name":"secret","role":"operator"}""");

        var list = await server.Operator.OkAsync("GET", "/keys");

        Assert.Contains(made.Json.GetProperty("id").GetString()!, list.Text);
        Assert.DoesNotContain(made.Json.GetProperty("key").GetString()!, list.Text);
    }

    [Fact]
    public async Task What_was_done_says_by_whom()
    {
        var merchant = await server.MerchantAsync();
        var client = server.As(await server.KeyAsync(merchant: merchant));
        await client.OkAsync("PUT", $"/merchants/{merchant}/channels/pos", """{"name":"Till","kind":"pos"}""");

        var events = await client.OkAsync("GET", $"/merchants/{merchant}/events");

        var last = events.Json.GetProperty("items").EnumerateArray().Last();
        Assert.StartsWith("key:", last.GetProperty("by").GetString());
        Assert.NotEqual("key:admin", last.GetProperty("by").GetString());
    }
}
