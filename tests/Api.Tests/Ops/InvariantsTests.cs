using System.Net;

namespace OrleansWarehouse.Api.Tests.Ops;

public sealed class InvariantsTests(Server server)
{
    [Theory]
    [InlineData("merchant", "unknown_merchant")]
    [InlineData("site", "unknown_site")]
    public async Task Who_is_unknown_is_told_by_the_fields_name(string field, string code)
    {
        var answer = await server.Operator.SendAsync("GET", $"/ops/invariants?{field}=nobody");

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, code);
        Assert.NotEmpty(answer.Json.GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_id_is_told_by_the_fields_name()
    {
        var answer = await server.Operator.SendAsync("GET", "/ops/invariants?merchant=a%2Fb&site=c%2Fd");

        answer.IsProblem(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "merchant", "site" }) Assert.NotEmpty(answer.Json.GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Fact]
    public async Task A_merchants_goods_at_a_site_are_checked_alone()
    {
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());

        var report = (await server.Operator.OkAsync("GET", $"/ops/invariants?merchant={merchant}&site={site}")).Json;

        Assert.True(report.GetProperty("clean").GetBoolean());
        Assert.All(report.GetProperty("checks").EnumerateArray(), static check => Assert.Equal(0, check.GetProperty("checked").GetInt64()));
    }
}
