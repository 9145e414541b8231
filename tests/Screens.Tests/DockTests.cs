using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>A delivery, from the waybill to the shelf, at a handheld's size.</summary>
public sealed class DockTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    [Fact]
    public async Task A_delivery_is_counted_by_scan_and_what_differs_is_told_with_a_photo()
    {
        Chromium.Require();
        await screens.Shop.PutAsync($"merchants/{screens.Shop.Merchant}/inbound/WB-7", new { site = screens.Shop.Site, lines = new[] { new { sku = Shop.Sku, quantity = 3 } } });
        await using var receiver = await screens.OperatorAsync(390, 844);
        var page = await receiver.OpenAsync($"/sites/{screens.Shop.Site}/dock");
        await ScanAsync(page, "WB-7");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "WB-7" })).ToBeVisibleAsync();

        await ScanAsync(page, "NOT-OURS");
        await Assertions.Expect(page.GetByText("Unknown goods")).ToBeVisibleAsync();
        await ScanAsync(page, "4006381333931");
        await Assertions.Expect(page.GetByText("1 unit not booked")).ToBeVisibleAsync();
        await page.GetByLabel("Condition of the next units").SelectOptionAsync("damaged");
        await ScanAsync(page, "(01)04006381333931");
        await Assertions.Expect(page.GetByText("2 units not booked")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("1 damaged")).ToBeVisibleAsync();

        // What is counted outlives a reload.
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("2 units not booked")).ToBeVisibleAsync();
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Wet carton");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Picture });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Discard" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        var photo = page.Locator("img[alt='Wet carton']");
        await Assertions.Expect(photo).ToBeVisibleAsync();
        Assert.True(await photo.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0 }"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Count complete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nothing more to count" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 discrepancies")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm for the merchant" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Confirmed: the goods can be put away.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Put away" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 × Mug, blue").First).ToBeVisibleAsync();
        Assert.Empty(receiver.Errors);
    }

    private static byte[] Picture => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private static async Task ScanAsync(IPage page, string code)
    {
        await page.Locator("input[data-scan]").FillAsync(code);
        await page.Locator("input[data-scan]").PressAsync("Enter");
    }
}
