using System.Net;

using OrleansWarehouse.Api.Demo;
using OrleansWarehouse.Demo;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Tests.Demo;

public sealed class DemoTests(Server server)
{
    [Theory]
    [InlineData("GET", "~/demo/a-token")]
    [InlineData("GET", "~/demo")]
    [InlineData("GET", "/demo")]
    [InlineData("PUT", "/demo/speed")]
    [InlineData("POST", "/demo/pulse")]
    [InlineData("POST", "/demo/race")]
    [InlineData("POST", "/demo/kill")]
    public async Task A_normal_server_has_nothing_of_it(string method, string path)
    {
        var answer = await server.Operator.SendAsync(method, path, method == "GET" ? null : "{}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        await server.Operator.OkAsync("GET", "/session");
    }

    [Fact]
    public void Whoever_is_not_started_by_a_demo_is_none()
    {
        Assert.False(DemoServer.IsThis([]));
        Assert.False(DemoServer.IsThis(["--demo"]));
        Assert.True(DemoRun.IsAsked(["--urls", "http://localhost:1", "--demo"]));
        Assert.False(DemoRun.IsAsked(["--urls", "http://localhost:1"]));
    }

    [Fact]
    public void A_link_is_one_of_its_own_demo_and_leads_to_its_own_role()
    {
        var links = new DemoLinks(DemoLinks.NewSecret());
        foreach (var visitor in Person.Visitors)
        {
            var token = links.PathOf(visitor).Split('/')[^1];
            Assert.Same(visitor, links.Find(token));
            Assert.Null(new DemoLinks(DemoLinks.NewSecret()).Find(token));
            Assert.Null(links.Find(token[..^1]));
        }
    }

    [Fact]
    public async Task Many_race_for_a_few_units_and_each_is_sold_once()
    {
        var (merchant, site) = (await server.MerchantAsync(), await server.SiteAsync());
        await server.Operator.OkAsync("POST", $"/sites/{site}/locations:batch", """[{"code":"A-01","zone":"A","kind":"pick"}]""");
        using var wire = OrleansWarehouse.Demo.Http.Client.Wire(server.Address);
        var race = new Race(wire, Server.AdminKey, merchant, "web", site);

        var result = await race.RunAsync(units: 5, buyers: 200, TestContext.Current.CancellationToken);

        Assert.Equal((5, 195, 0, 0L, 5L), (result.Sold, result.Backordered, result.Failed, result.Oversold, result.Reserved));
        await race.CancelBackordersAsync(result, TestContext.Current.CancellationToken);
        var now = await server.Operator.OkAsync("GET", $"/merchants/{merchant}/skus/{result.Sku}/availability");
        Assert.Equal((5, 0), (now.Json.GetProperty("reserved").GetInt32(), now.Json.GetProperty("backordered").GetInt32()));
    }

    [Theory]
    [InlineData("--speed")]
    [InlineData("--speed", "0")]
    [InlineData("--speed=61")]
    [InlineData("--speed", "fast")]
    [InlineData("--data")]
    public void What_it_does_not_understand_it_says(params string[] args) =>
        Assert.True(DemoCommand.Read(["--demo", .. args], out var wrong) is null && wrong is not null);

    [Fact]
    public void What_is_not_its_own_is_the_servers()
    {
        var command = DemoCommand.Read(["--demo", "--speed", "15", "--urls=http://*:5090", "--fresh", "--data", "there"], out _)!;

        Assert.Equal((15.0, true), (command.Speed, command.IsFresh));
        Assert.Equal(["--urls=http://*:5090"], command.Rest);
        Assert.Equal(new("http://localhost:5090"), command.Address());
        Assert.EndsWith("there", command.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_merchants_share_codes_and_each_has_barcodes_of_his_own()
    {
        Assert.Equal(40, KnownMerchants.All.Length);
        Assert.Equal(40, KnownMerchants.All.Select(merchant => merchant.Code).Distinct().Count());
        Assert.All(KnownMerchants.All, merchant => Assert.Contains(merchant.Articles, article => article.Sku == "MUG-BLUE"));
        var barcodes = KnownMerchants.All.SelectMany(merchant => merchant.Articles).Select(article => article.Gtin).ToArray();
        Assert.Equal(barcodes.Length, barcodes.Distinct().Count());
        Assert.All(barcodes, barcode => Assert.True(OrleansWarehouse.Grains.Interfaces.Gs1.Gtin.IsValid(barcode), barcode));
    }

    [Fact]
    public void A_folder_is_one_demos_at_a_time_and_what_is_not_a_demos_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("demo-folder-").FullName;
        try
        {
            Assert.False(DemoFolder.IsForeign(folder));
            using (var held = DemoFolder.Take(folder)!)
            {
                Assert.Null(DemoFolder.Take(folder));
                Assert.False(DemoFolder.IsForeign(folder));
                new SavedDemo().Save(folder);
                Directory.CreateDirectory(Path.Combine(folder, "views"));
                held.Clear();
                Assert.Equal("demo.lock", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(folder))));
            }

            DemoFolder.Take(folder)!.Dispose();
            File.WriteAllText(Path.Combine(folder, "warehouse.db"), "");
            Assert.True(DemoFolder.IsForeign(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
