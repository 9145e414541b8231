using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>The page of a SKU, now and before.</summary>
public sealed class StockTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task A_SKU_is_shown_as_it_was_when_it_came_and_then_again_as_it_is()
    {
        Chromium.Require();
        await screens.Shop.OrderAsync(quantity: 4);
        await using var person = await screens.OperatorAsync(1440, 900);
        var page = await person.OpenAsync($"/merchants/{Shop.Merchant}/stock/{Shop.Sku}");
        await ExpectAsync(page, "Reserved", "4");

        // The oldest movement: the goods have come, and nobody had ordered yet.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("20\\d\\d") }).Last.ClickAsync();

        await Assertions.Expect(page.GetByText("This is how it was on")).ToBeVisibleAsync();
        await ExpectAsync(page, "Reserved", "0");
        await ExpectAsync(page, "On hand", "100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();
        await ExpectAsync(page, "Reserved", "4");
        Assert.Empty(person.Errors);
    }

    private static Task ExpectAsync(IPage page, string figure, string value) =>
        Assertions.Expect(page.Locator(".card", new() { HasText = figure }).First.Locator(".numbers")).ToHaveTextAsync(value);
}
