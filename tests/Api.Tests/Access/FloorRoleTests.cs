using System.Net;

using OrleansWarehouse.Api.Tests.Live;
using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.Access;

public sealed class FloorRoleTests(Server server)
{
    [Fact]
    public async Task A_picker_does_his_own_tasks_and_no_others()
    {
        var floor = await Floor.SetUpAsync(server);
        var here = $$""","site":"{{floor.Site}}" """;
        await floor.ReceiveAsync(10);
        await floor.PutAwayAsync();
        await floor.OrderAsync("1", 2);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        await server.Operator.OkAsync("PUT", $"/sites/{floor.Site}/pickers/bob", """{"name":"Bob"}""");
        using var ann = await server.BrowserAsync(await server.UserAsync("picker", $$"""{{here}},"picker":"ann" """));
        using var bob = await server.BrowserAsync(await server.UserAsync("picker", $$"""{{here}},"picker":"bob" """));

        (await bob.SendAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextTask", "{}")).IsProblem(HttpStatusCode.Forbidden);
        var task = (await ann.OkAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextTask", "{}")).Json.GetProperty("task").GetString();
        var path = $"/sites/{floor.Site}/tasks/{task}";

        (await bob.SendAsync("GET", path)).IsProblem(HttpStatusCode.NotFound, "unknown_task");
        foreach (var picker in new[] { "ann", "bob" })
        {
            var pick = await bob.SendAsync("POST", $"{path}/picks", $$"""{"picker":"{{picker}}","stop":1,"quantity":1}""");
            if (picker == "bob") pick.IsProblem(HttpStatusCode.Conflict, "not_yours");
            else pick.IsProblem(HttpStatusCode.Forbidden, "forbidden");
            (await bob.SendAsync("POST", $"{path}/release", $$"""{"picker":"{{picker}}","reason":"mine"}"""))
                .IsProblem(HttpStatusCode.Forbidden, "forbidden");
        }

        (await ann.SendAsync("POST", $"{path}/picks", """{"picker":"bob","stop":1,"quantity":1}""")).IsProblem(HttpStatusCode.Forbidden);
        await ann.OkAsync("GET", path);
        await ann.OkAsync("POST", $"{path}/picks", """{"picker":"ann","stop":1,"quantity":1}""");
        await ann.OkAsync("POST", $"{path}/release", """{"picker":"ann","reason":"break"}""");
        await bob.OkAsync("POST", $"/sites/{floor.Site}/pickers/bob/nextTask", "{}");
        (await ann.SendAsync("POST", $"{path}/picks", """{"picker":"ann","stop":1,"quantity":1}""")).IsProblem(HttpStatusCode.Conflict, "not_yours");
        (await ann.SendAsync("POST", $"{path}/takeOver", """{"picker":"bob"}""")).IsProblem(HttpStatusCode.Forbidden);
        await ann.OkAsync("POST", $"{path}/takeOver", """{"picker":"ann"}""");
        await ann.OkAsync("POST", $"{path}/picks", """{"picker":"ann","stop":1,"quantity":1}""");
    }

    [Fact]
    public async Task A_receiver_has_the_deliveries_of_his_own_site()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.AnnounceAsync("HERE", 1);
        var other = await server.SiteAsync();
        await server.Operator.OkAsync("PUT", $"/merchants/{floor.Merchant}/inbound/THERE",
            $$"""{"site":"{{other}}","lines":[{"sku":"{{floor.Sku}}","quantity":1}]}""");
        using var receiver = await server.BrowserAsync(await server.UserAsync("receiver", $$""","site":"{{floor.Site}}" """));
        var deliveries = $"/merchants/{floor.Merchant}/inbound";

        var list = (await receiver.OkAsync("GET", deliveries)).Json.GetProperty("items").EnumerateArray();

        Assert.Equal(["HERE"], list.Select(row => row.GetProperty("asn").GetString()));
        (await receiver.SendAsync("GET", $"{deliveries}/THERE")).IsProblem(HttpStatusCode.NotFound, "unknown_inbound");
        (await receiver.SendAsync("POST", $"{deliveries}/THERE/receipts", floor.Receipt(1))).IsProblem(HttpStatusCode.NotFound);
        (await receiver.SendAsync("POST", deliveries, $$"""{"site":"{{other}}","reason":"found"}""")).IsProblem(HttpStatusCode.NotFound);
        await receiver.OkAsync("POST", $"{deliveries}/HERE/receipts", floor.Receipt(1));
        (await receiver.SendAsync("POST", $"{deliveries}/HERE/confirm", "{}")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Lists_of_sites_and_merchants_hold_what_one_may_see()
    {
        using var people = await Everybody.AtAsync(server);
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());

        Assert.Superset(new HashSet<string> { people.Site, site }, await NamesAsync(people['O'], "site"));
        Assert.Superset(new HashSet<string> { people.Merchant, merchant }, await NamesAsync(people['F'], "merchant"));
        foreach (var letter in "SfBPRMsm")
        {
            Assert.Equal([people.Site], await NamesAsync(people[letter], "site"));
            Assert.Equal([people.Merchant], await NamesAsync(people[letter], "merchant"));
        }

        var first = (await people['O'].OkAsync("GET", "/sites?limit=1")).Json;
        var second = await people['O'].OkAsync("GET", $"/sites?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");
        Assert.NotEqual(first.GetProperty("items").ToString(), second.Json.GetProperty("items").ToString());
    }

    [Fact]
    public async Task The_live_feed_follows_the_same_rules()
    {
        using var people = await Everybody.AtAsync(server);
        foreach (var (subject, allowed) in new[]
        {
            ($"merchant:{people.Merchant}", "OFfMm"), ($"order:{people.Merchant}/web:1", "OSFfBMm"),
            ($"sku:{people.Merchant}/A", "OSFfMm"), ($"site:{people.Site}", "OSFfBRs"),
            ($"picker:{people.Site}/{people.Picker}", "OSFfBPs"), ($"picker:{people.Site}/somebody", "OSFfBs"),
            ($"work:{people.Site}", "OSFfBPRs"), ($"putAways:{people.Site}", "OSFfBPRs"), ($"putAways:{await server.SiteAsync()}", "OF"),
            ($"site:{await server.SiteAsync()}", "OF"), ($"order:{await server.MerchantAsync()}/web:1", "OF"),
            ("user:ann", ""), ("session:1", ""), ("access:keys", ""),
        })
        {
            var found = "";
            foreach (var letter in RoleTable.All)
            {
                await using var hub = await HubClient.ConnectWithCookieAsync(server.Address, people[letter].Cookie!);
                if ((await hub.CallAsync("Subscribe", subject, null)).TryGetProperty("result", out _)) found += letter;
            }

            Assert.True(allowed == found, $"{subject}: {found} instead of {allowed}");
        }
    }

    [Fact]
    public async Task The_live_feed_takes_the_cookie_from_pages_of_this_server_only_and_ends_with_the_session()
    {
        using var browser = await server.OperatorBrowserAsync();
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            HubClient.ConnectWithCookieAsync(server.Address, browser.Cookie!, "https://elsewhere.example"));
        await using var hub = await HubClient.ConnectWithCookieAsync(
            server.Address, browser.Cookie!, server.Address.GetLeftPart(UriPartial.Authority));
        Assert.True((await hub.CallAsync("Subscribe", "site:any", null)).TryGetProperty("result", out _));

        await browser.OkAsync("DELETE", "/session");

        await hub.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<HashSet<string>> NamesAsync(Browser browser, string kind)
    {
        var list = (await browser.OkAsync("GET", $"/{kind}s?limit=1000")).Json.GetProperty("items").EnumerateArray();
        return [.. list.Select(row => row.GetProperty(kind).GetString()!)];
    }
}
