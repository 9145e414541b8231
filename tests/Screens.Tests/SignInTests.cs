using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;
using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>Who comes in, by which door, and what he then sees.</summary>
public sealed class SignInTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task The_first_operator_comes_in_with_the_key_and_stays_signed_in()
    {
        Chromium.Require();
        await using var person = await screens.StrangerAsync();
        var page = await person.OpenAsync("/");
        Assert.Empty(await Axe.GraveFindingsAsync(page));

        await page.GetByText("API key").First.ClickAsync();
        await page.Locator("input[name=key]").FillAsync("not-the-key");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Locator("input[name=key]").FillAsync(ServerProcess.AdminKey);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[name=key]")).ToHaveCountAsync(0);

        await page.GotoAsync($"/sites/{screens.Shop.Site}/wall");
        await Assertions.Expect(page.GetByText("Orders by stage")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_packer_comes_in_by_badge_and_does_not_see_the_office()
    {
        Chromium.Require();
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("pia")}", new { name = "Pia", role = "packer", site = screens.Shop.Site, badge = screens.Shop.Own("B-0042"), pin = "4711" });
        await using var person = await screens.StrangerAsync();
        var page = await person.OpenAsync("/");
        await page.GetByText("Floor", new() { Exact = true }).First.ClickAsync();
        await page.Locator("input[name=site]").FillAsync(screens.Shop.Site);
        await page.Locator("input[name=badge]").ClickAsync();
        await page.Keyboard.TypeAsync(screens.Shop.Own("B-0042"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("4711");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[name=pin]")).ToHaveCountAsync(0);

        await page.GotoAsync($"/sites/{screens.Shop.Site}/wall");
        await Assertions.Expect(page.GetByText("Orders by stage")).ToBeVisibleAsync();
        await page.GotoAsync($"/merchants/{screens.Shop.Merchant}/orders");
        await Assertions.Expect(page.GetByText("Bo Svensson")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Orders" })).ToHaveCountAsync(0);
        var answer = await person.Context.APIRequest.GetAsync($"/api/v1/merchants/{screens.Shop.Merchant}/orders");
        Assert.Equal(403, answer.Status);
    }
}
