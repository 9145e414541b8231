using System.Text;

using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>A merchant at work: he sees his own, uploads orders, and confirms what came.</summary>
public sealed class PortalTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private const string Head = "channel,number,customer.name,shipTo.line1,shipTo.postcode,shipTo.city,shipTo.country,sku,quantity";

    [Fact]
    public async Task A_file_is_looked_through_and_then_made_and_makes_nothing_twice()
    {
        Chromium.Require();
        await using var merchant = await MerchantAsync();
        var page = await merchant.OpenAsync($"/merchants/{screens.Shop.Merchant}/portal/upload");
        var file = new FilePayload
        {
            Name = "orders.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"{Head}\nweb,F-1,Al,1 Street,1,Town,SE,{Shop.Sku},1\nweb,F-2,Bo,1 Street,1,Town,SE,nonesuch,1\n"),
        };
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(page.GetByText("Row 3, sku")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Result of orders.csv")).ToBeVisibleAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(page.GetByText("This file contains nothing new.")).ToBeVisibleAsync();

        await page.GotoAsync($"/merchants/{screens.Shop.Merchant}/orders");
        await Assertions.Expect(page.GetByText("F-1")).ToBeVisibleAsync();
        Assert.Empty(merchant.Errors);
    }

    [Fact]
    public async Task What_came_otherwise_than_announced_waits_for_the_merchants_word()
    {
        Chromium.Require();
        await screens.Shop.PutAsync($"merchants/{screens.Shop.Merchant}/inbound/ASN-7", new { site = screens.Shop.Site, lines = new[] { new { sku = Shop.Sku, quantity = 10 } } });
        await using var merchant = await MerchantAsync();
        var page = await merchant.OpenAsync("/");
        await Assertions.Expect(page.GetByText("Nothing needs your attention.")).ToBeVisibleAsync();

        await screens.Shop.PostAsync($"merchants/{screens.Shop.Merchant}/inbound/ASN-7/receipts", new { lines = new[] { new { sku = Shop.Sku, quantity = 8 } } });

        await page.GetByText("1 delivery differs from its announcement").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ASN-7" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the count" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the count" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(merchant.Errors);
    }

    [Fact]
    public async Task His_orders_and_deliveries_are_taken_along_as_they_are_narrowed()
    {
        Chromium.Require();
        await screens.Shop.OrderAsync();
        var number = await screens.Shop.OrderAsync();
        await using var merchant = await MerchantAsync();

        var page = await merchant.OpenAsync($"/merchants/{screens.Shop.Merchant}/orders?q={number}");
        var orders = (await SavedAsync(page)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        await page.GotoAsync($"/merchants/{screens.Shop.Merchant}/inbound?status=announced");
        var deliveries = (await SavedAsync(page)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("id,number,", orders[0], StringComparison.Ordinal);
        Assert.Contains($"web:{number},", Assert.Single(orders[1..]), StringComparison.Ordinal);
        Assert.Contains(deliveries, static row => row.StartsWith("ASN-2,", StringComparison.Ordinal));
        Assert.DoesNotContain(deliveries, static row => row.StartsWith("ASN-1,", StringComparison.Ordinal));
        Assert.Empty(merchant.Errors);
    }

    private static async Task<string> SavedAsync(IPage page)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }

    private async Task<Person> MerchantAsync()
    {
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("mia")}", new { name = "Mia", role = "merchant", merchant = screens.Shop.Merchant, password = "correct horse" });
        return await screens.SignInAsync(new { user = screens.Shop.Own("mia"), password = "correct horse" });
    }
}
