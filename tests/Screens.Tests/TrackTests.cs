using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The page of a buyer, who is nobody and has a link.</summary>
public sealed class TrackTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task A_buyer_sees_his_order_move_and_nothing_of_himself()
    {
        Chromium.Require();
        var number = await screens.Shop.OrderAsync();
        var order = await screens.Shop.GetAsync($"merchants/{screens.Shop.Merchant}/orders/web:{number}");
        await using var buyer = await screens.StrangerAsync(360, 740);
        var page = await buyer.OpenAsync(order.GetProperty("trackingPath").GetString()!);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Being prepared");
        await Assertions.Expect(page.GetByText("Mug, blue")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveAttributeAsync("data-state", "live");
        Assert.Empty(await Axe.GraveFindingsAsync(page));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 360);
        Assert.DoesNotContain("Svensson", await page.ContentAsync(), StringComparison.Ordinal);

        await screens.Shop.PostAsync($"merchants/{screens.Shop.Merchant}/orders/web:{number}/cancel", new { reason = "changed my mind" });

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cancelled");
        Assert.Empty(buyer.Errors);
    }

    [Fact]
    public async Task A_link_that_is_not_ours_says_so()
    {
        Chromium.Require();
        await using var somebody = await screens.StrangerAsync(360, 740);
        var page = await somebody.OpenAsync("/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The link is not valid");
    }
}
