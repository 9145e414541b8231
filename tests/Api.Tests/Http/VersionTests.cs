using System.Net;

namespace OrleansWarehouse.Api.Tests.Http;

public sealed class VersionTests(Server server)
{
    [Fact]
    public async Task A_put_that_knows_the_version_replaces_and_one_that_does_not_is_refused()
    {
        var path = $"/merchants/{Names.New("m")}";
        var made = await server.Operator.OkAsync("PUT", path, """{"name":"One","currency":"EUR"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var version = made.Json.GetProperty("version").GetRawText();

        var replaced = await server.Operator.OkAsync("PUT", path, """{"name":"Two","currency":"EUR"}""", ("If-Match", $"\"{version}\""));
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        var stale = await server.Operator.SendAsync("PUT", path, """{"name":"Three","currency":"EUR"}""", ("If-Match", version));

        stale.IsProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
    }

    [Fact]
    public async Task The_etag_is_the_version()
    {
        var merchant = await server.MerchantAsync();
        var sku = await server.SkuAsync(merchant);

        var answer = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus/{sku}");

        Assert.Equal($"\"{answer.Json.GetProperty("version").GetRawText()}\"", answer.Headers["ETag"]);
    }

    [Fact]
    public async Task What_must_not_exist_yet_is_not_replaced()
    {
        var path = $"/merchants/{Names.New("m")}";
        await server.Operator.OkAsync("PUT", path, """{"name":"One","currency":"EUR"}""", ("If-None-Match", "*"));

        var second = await server.Operator.SendAsync("PUT", path, """{"name":"Two","currency":"EUR"}""", ("If-None-Match", "*"));

        second.IsProblem(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_version_that_is_no_version_matches_nothing() =>
        (await server.Operator.SendAsync(
            "PUT", $"/merchants/{await server.MerchantAsync()}", """{"name":"Two","currency":"EUR"}""", ("If-Match", "\"abc\"")))
        .IsProblem(HttpStatusCode.PreconditionFailed);
}
