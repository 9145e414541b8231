using System.Net;
using System.Text;

namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>A merchant and a site have to do with each other where an operator has said so, and nowhere else.</summary>
public sealed class TenancyTests(Server server)
{
    [Fact]
    public async Task A_blind_receipt_opens_no_merchant_to_the_people_of_a_site()
    {
        var (merchant, sku, site) = await StockedAsync();
        var elsewhere = await server.SiteAsync();
        using var receiver = await AtAsync("receiver", elsewhere);
        using var office = await AtAsync("office", elsewhere);

        var opened = await receiver.SendAsync("POST", $"/merchants/{merchant}/inbound", $$"""{"site":"{{elsewhere}}","reason":"found"}""");

        opened.IsProblem(HttpStatusCode.NotFound);
        (await office.SendAsync("GET", $"/merchants/{merchant}/skus/{sku}")).IsProblem(HttpStatusCode.NotFound);
        (await office.SendAsync("GET", $"/merchants/{merchant}/orders")).IsProblem(HttpStatusCode.NotFound);
        using var there = await AtAsync("office", site);
        await there.OkAsync("GET", $"/merchants/{merchant}/skus/{sku}");
    }

    [Fact]
    public async Task An_operator_lets_a_merchant_in_and_out()
    {
        var (merchant, sku, _) = await StockedAsync();
        var site = await server.SiteAsync();
        using var office = await AtAsync("office", site);

        await server.Operator.OkAsync("PUT", $"/sites/{site}/merchants/{merchant}", null);
        await office.OkAsync("GET", $"/merchants/{merchant}/skus/{sku}");
        var there = await office.OkAsync("GET", $"/sites/{site}/merchants");
        Assert.Equal([merchant], there.Json.GetProperty("items").EnumerateArray().Select(static row => row.GetProperty("merchant").GetString()));

        await server.Operator.OkAsync("DELETE", $"/sites/{site}/merchants/{merchant}");
        (await office.SendAsync("GET", $"/merchants/{merchant}/skus/{sku}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_merchant_announces_where_he_keeps_goods_and_counts_nowhere()
    {
        var (merchant, sku, site) = await StockedAsync();
        var elsewhere = await server.SiteAsync();
        var own = server.As(await server.KeyAsync(merchant: merchant));
        var body = (string at) => $$"""{"site":"{{at}}","lines":[{"sku":"{{sku}}","quantity":1000}]}""";

        (await own.SendAsync("PUT", $"/merchants/{merchant}/inbound/a", body(elsewhere)))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_site", "site");
        await own.OkAsync("PUT", $"/merchants/{merchant}/inbound/a", body(site));
        (await own.SendAsync("POST", $"/merchants/{merchant}/inbound/a/receipts", $$"""{"lines":[{"sku":"{{sku}}","quantity":1000}]}"""))
            .IsProblem(HttpStatusCode.Forbidden);
        (await own.SendAsync("POST", $"/merchants/{merchant}/inbound", $$"""{"site":"{{site}}","reason":"x"}""")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_import_and_a_count_are_no_way_around()
    {
        var (merchant, sku, site) = await StockedAsync();
        var elsewhere = await server.SiteAsync();
        await server.Operator.OkAsync("POST", $"/sites/{elsewhere}/locations:batch", """[{"code":"A1","zone":"A","kind":"pick","x":0,"y":0}]""");
        var own = server.As(await server.KeyAsync(merchant: merchant));
        using var supervisor = await AtAsync("supervisor", elsewhere);

        var refused = await ImportAsync(elsewhere);
        Assert.Equal("unknown_site", refused.Json.GetProperty("results")[0].GetProperty("code").GetString());
        var taken = await ImportAsync(site);
        Assert.Equal("made", taken.Json.GetProperty("results")[0].GetProperty("outcome").GetString());

        var count = $$"""{"location":"A1","merchant":"{{merchant}}","sku":"{{sku}}","quantity":5}""";
        (await supervisor.SendAsync("POST", $"/sites/{elsewhere}/counts", count)).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown_sku", "sku");
        await server.Operator.OkAsync("PUT", $"/sites/{elsewhere}/merchants/{merchant}", null);
        await supervisor.OkAsync("POST", $"/sites/{elsewhere}/counts", count);

        Task<Answer> ImportAsync(string at) => own.SendAsync(
            "POST", $"/merchants/{merchant}/inbound:import", Encoding.UTF8.GetBytes($"asn,site,sku,quantity\r\ni1,{at},{sku},5\r\n"), "text/csv");
    }

    [Theory]
    [InlineData("""{"name":"t","merchantId":"m"}""", "merchantId")]
    [InlineData("""{"name":"t","Merchant":"m"}""", "Merchant")]
    [InlineData("""{"name":"t","merchant":null}""", "merchant")]
    [InlineData("""{"name":"t"}""", "merchant")]
    [InlineData("""{"name":"t","merchant":"m","role":"operator"}""", "role")]
    public async Task A_key_without_one_owner_is_not_made(string body, string field)
    {
        var made = await server.Operator.SendAsync("POST", "/keys", body);

        Assert.Contains(made.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        made.IsProblem(made.Status, field: field);
    }

    [Theory]
    [InlineData("/merchants?asOf=2030-01-01", "asOf")]
    [InlineData("/merchants?limit=1&Limits=2", "Limits")]
    [InlineData("/ops/invariants?deep=true", "deep")]
    public async Task A_parameter_that_nobody_reads_is_refused_by_name(string path, string field) =>
        (await server.Operator.SendAsync("GET", path)).IsProblem(HttpStatusCode.BadRequest, "unknown_parameter", field);

    private async Task<(string Merchant, string Sku, string Site)> StockedAsync()
    {
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        var sku = await server.SkuAsync(merchant);
        await server.Operator.OkAsync("PUT", $"/merchants/{merchant}/inbound/first", $$"""{"site":"{{site}}","lines":[{"sku":"{{sku}}","quantity":1}]}""");
        return (merchant, sku, site);
    }

    private async Task<Browser> AtAsync(string role, string site) =>
        await server.BrowserAsync(await server.UserAsync(role, $$""","site":"{{site}}" """));
}
