using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>What a picker does not find, from his handheld to the count that settles it.</summary>
public sealed class DoubtTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private const string Shelf = "A-01-1";
    private const string Barcode = "4006381333931";

    [Fact]
    public async Task What_a_picker_misses_is_in_doubt_on_the_supervisors_screen_until_a_count_of_it_is_accepted()
    {
        Chromium.Require();
        await screens.Shop.OrderAsync(3);
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("ann")}", new { name = "Ann Martin", role = "picker", site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" });
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("eve")}", new { name = "Eve Roux", role = "supervisor", site = screens.Shop.Site, password = "correct-horse-battery" });
        await screens.Shop.PostAsync($"sites/{screens.Shop.Site}/waves", new { kind = "single" });
        await using var eve = await screens.SignInAsync(new { user = screens.Shop.Own("eve"), password = "correct-horse-battery" });
        var control = await eve.OpenAsync($"/sites/{screens.Shop.Site}/control?view=doubts");
        await Assertions.Expect(control.GetByText("No units are in doubt.")).ToBeVisibleAsync();

        await using var ann = await screens.SignInAsync(new { site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" }, 390, 844);
        var handheld = await ann.OpenAsync($"/sites/{screens.Shop.Site}/picker");
        await Button(handheld, "Pick").First.ClickAsync();
        await ScanAsync(handheld, "Scan the shelf", Shelf);
        await ScanAsync(handheld, "Scan the item", Barcode);
        await Button(handheld, "Not enough").ClickAsync();
        await Button(handheld, "There are too few").ClickAsync();

        var doubt = control.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Shelf });
        await Assertions.Expect(doubt).ToContainTextAsync("2 × MUG-BLUE");
        await Assertions.Expect(doubt).ToContainTextAsync("There are too few");
        await Assertions.Expect(doubt).ToContainTextAsync("by Ann Martin");
        Assert.Empty(await Axe.GraveFindingsAsync(control));

        // As a scanner and a keyboard do it: the shelf, the number, Enter.
        await ScanAsync(control, "Scan a place or goods", Shelf);
        var dialog = control.GetByRole(AriaRole.Dialog);
        var count = dialog.GetByLabel($"How many {Shop.Sku} are at {Shelf}?");
        await count.FillAsync("97");
        await count.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByText("2 fewer than in the books")).ToBeVisibleAsync();
        Assert.Equal(2, await InDoubtAsync());
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToBeFocusedAsync();
        await control.Keyboard.PressAsync("Enter");

        await Assertions.Expect(control.GetByText("No units are in doubt.")).ToBeVisibleAsync();
        await Assertions.Expect(control.GetByText("No count to accept.")).ToBeVisibleAsync();
        Assert.Equal(0, await InDoubtAsync());
        Assert.Empty(ann.Errors);
        Assert.Empty(eve.Errors);
    }

    private async Task<long> InDoubtAsync() =>
        (await screens.Shop.GetAsync($"merchants/{screens.Shop.Merchant}/skus/{Shop.Sku}/availability")).GetProperty("unavailable").GetProperty("inDoubt").GetInt64();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task ScanAsync(IPage page, string asks, string code)
    {
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = asks });
        await field.FillAsync(code);
        await field.PressAsync("Enter");
    }
}
