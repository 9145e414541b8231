using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>A handheld that several people use in turn.</summary>
public sealed class PickerTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task Who_picks_is_chosen_by_name_or_sign_and_hands_the_device_on()
    {
        Chromium.Require();
        await screens.Shop.PutAsync($"sites/{screens.Shop.Site}/pickers/bob.m", new { name = "Bob Moreau" });
        await using var person = await screens.OperatorAsync(360, 740);
        var page = await person.OpenAsync($"/sites/{screens.Shop.Site}/picker");
        await Assertions.Expect(Name(page, "Ann")).ToBeVisibleAsync();

        await page.Locator("input[data-scan]").FillAsync("more");
        await Assertions.Expect(Name(page, "Ann")).ToHaveCountAsync(0);
        await ScanAsync(page, "NOBODY");
        await Assertions.Expect(page.GetByText("NOBODY is not a picker here")).ToBeVisibleAsync();
        await Name(page, "Bob Moreau").ClickAsync();
        await Assertions.Expect(page.GetByText("Your next tour, Bob Moreau")).ToBeVisibleAsync();

        await Name(page, "Not Bob Moreau").ClickAsync();
        await ScanAsync(page, "ANN");
        await Assertions.Expect(page.GetByText("Your next tour, Ann")).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    private static ILocator Name(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task ScanAsync(IPage page, string code)
    {
        await page.Locator("input[data-scan]").FillAsync(code);
        await page.Locator("input[data-scan]").PressAsync("Enter");
    }
}
