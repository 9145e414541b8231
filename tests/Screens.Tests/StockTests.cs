using System.Text;
using System.Text.RegularExpressions;

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
        var page = await person.OpenAsync($"/merchants/{screens.Shop.Merchant}/stock/{Shop.Sku}");
        await ExpectAsync(page, "Reserved", "4");

        // The oldest movement: the goods have come, and nobody had ordered yet.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("20\\d\\d") }).Last.ClickAsync();

        await Assertions.Expect(page.GetByText("Shown as of")).ToBeVisibleAsync();
        await ExpectAsync(page, "Reserved", "0");
        await ExpectAsync(page, "On hand", "100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();
        await ExpectAsync(page, "Reserved", "4");
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task A_moment_is_typed_as_the_screens_write_it_and_nothing_is_said_of_shelves_then()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync(1440, 900);
        var page = await person.OpenAsync($"/merchants/{screens.Shop.Merchant}/stock/{Shop.Sku}");
        var field = page.GetByLabel("As it was at");

        await field.FillAsync("3 Aug 2026, 14:05");
        await field.PressAsync("Enter");

        await Assertions.Expect(page.GetByText(new Regex("This SKU did not exist on Monday,? 3 August 2026 at 14:05:59"))).ToBeVisibleAsync();
        await field.FillAsync("11/27/2026");
        await field.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("This date is not valid here.")).ToBeVisibleAsync();
        await page.GotoAsync(page.Url.Split('?')[0]);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("20\\d\\d") }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Stock by location is known only for now.")).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task What_the_list_shows_is_taken_along_as_it_is_narrowed()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync(1440, 900);
        var page = await person.OpenAsync($"/merchants/{screens.Shop.Merchant}/stock?site={screens.Shop.Site}");
        await Assertions.Expect(page.GetByText("Mug, blue")).ToBeVisibleAsync();

        var lines = (await SavedAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync())).Split("\r\n");

        Assert.Equal("sku,description,onHand,available,reserved,unavailable,backordered,inbound,availableToSell", lines[0]);
        Assert.StartsWith($"{Shop.Sku},\"Mug, blue\",100,", lines[1], StringComparison.Ordinal);
        await page.GotoAsync($"/merchants/{screens.Shop.Merchant}/stock/{Shop.Sku}");
        var movements = await SavedAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.StartsWith("position,at,site,", movements, StringComparison.Ordinal);
        Assert.Contains(",100,", movements, StringComparison.Ordinal);
        Assert.Empty(person.Errors);
    }

    [Fact]
    public async Task A_catalogue_goes_through_a_spreadsheet_and_comes_back()
    {
        Chromium.Require();
        await using var person = await screens.OperatorAsync(1440, 900);
        var page = await person.OpenAsync($"/merchants/{screens.Shop.Merchant}/stock");
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Catalogue" });
        await menu.ClickAsync();
        var rows = await SavedAsync(page, () => page.GetByText("Download SKUs as CSV").ClickAsync());
        Assert.Contains($"{Shop.Sku},\"Mug, blue\",", rows, StringComparison.Ordinal);

        await menu.ClickAsync();
        await page.GetByText("Upload SKUs as CSV").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "skus.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"{rows}BAD,{new string(',', rows.Split("\r\n")[0].Count(static c => c == ',') - 1)}\r\n"),
        });

        await Assertions.Expect(page.GetByText("0 created, 1 replaced.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("1 row was refused")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("description: Required.")).ToBeVisibleAsync();
        Assert.Empty(person.Errors);
    }

    private static async Task<string> SavedAsync(IPage page, Func<Task> act) =>
        await File.ReadAllTextAsync(await (await page.RunAndWaitForDownloadAsync(act)).PathAsync());

    private static Task ExpectAsync(IPage page, string figure, string value) =>
        Assertions.Expect(page.Locator(".card", new() { HasText = figure }).First.Locator(".numbers")).ToHaveTextAsync(value);
}
