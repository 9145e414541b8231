using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The map of the floor, and what supervisors steer by.</summary>
public sealed class FloorTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task A_shelf_is_found_and_what_lies_there_changes_by_itself()
    {
        Chromium.Require();
        await using var supervisor = await screens.OperatorAsync();
        var page = await supervisor.OpenAsync($"/sites/{screens.Shop.Site}/floor");
        await page.GetByPlaceholder("Find a shelf").FillAsync("A-01-1");
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "A-01-1" });
        await Assertions.Expect(panel.GetByText(Shop.Sku).First).ToBeVisibleAsync();
        var units = panel.Locator("dl div", new() { HasText = "Units" }).Locator("dd");
        var before = int.Parse(await units.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await screens.Shop.PostAsync($"sites/{screens.Shop.Site}/adjustments", new { merchant = screens.Shop.Merchant, sku = Shop.Sku, location = "A-01-1", quantity = 7, reason = "found" });

        await Assertions.Expect(units).ToHaveTextAsync($"{before + 7}");
        await Assertions.Expect(panel.GetByText("Adjusted").First).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByText("API key").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "As a table" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Floor" }).GetByText("A-01-1")).ToBeVisibleAsync();
        Assert.Empty(supervisor.Errors);
    }

    [Fact]
    public async Task The_map_is_used_with_the_keyboard_alone()
    {
        Chromium.Require();
        await using var supervisor = await screens.OperatorAsync();
        var page = await supervisor.OpenAsync($"/sites/{screens.Shop.Site}/floor?at=A-01-1");
        var map = page.GetByRole(AriaRole.Application);
        await map.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByText("On the floor")).ToBeVisibleAsync();
        Assert.DoesNotContain("at=", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("0");
        Assert.Empty(supervisor.Errors);
    }

    [Fact]
    public async Task A_wave_is_seen_before_it_is_made_and_its_tour_given_to_somebody_else()
    {
        Chromium.Require();
        await screens.Shop.PutAsync($"sites/{screens.Shop.Site}/pickers/bob", new { name = "Bob" });
        await using var supervisor = await screens.OperatorAsync();
        var page = await supervisor.OpenAsync($"/sites/{screens.Shop.Site}/control");
        await screens.Shop.OrderAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release 1 order" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is released: 1 tour")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("No released order matches these filters.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Tours" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reassign" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("input").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Bob" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("Ann goes home");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reassign" }).ClickAsync();
        await Assertions.Expect(page.GetByText("reserved for bob")).ToBeVisibleAsync();
        Assert.Empty(supervisor.Errors);
    }
}
