using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>Whatever is to be done, in one list.</summary>
public sealed class NextTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private const string Shelf = "A-01-1";

    [Fact]
    public async Task Put_aways_picks_and_counts_are_in_one_list_and_a_supervisor_says_who_does_what()
    {
        Chromium.Require();
        var (shop, ann) = (screens.Shop, screens.Shop.Own("ann"));
        await shop.PutAsync($"users/{ann}", new { name = "Ann Martin", role = "picker", site = shop.Site, picker = ann, badge = shop.Own("N-7"), pin = "4711" });
        await shop.PostAsync($"merchants/{shop.Merchant}/inbound/ASN-2/receipts", new { lines = new[] { new { sku = Shop.Sku, quantity = 3 } } });
        await using var supervisor = await screens.OperatorAsync();
        var control = await supervisor.OpenAsync($"/sites/{shop.Site}/control?view=work");
        await using var person = await screens.SignInAsync(new { site = shop.Site, badge = shop.Own("N-7"), pin = "4711" }, 390, 844);
        var handheld = await person.OpenAsync($"/sites/{shop.Site}/picker");
        await Button(handheld, "The most urgent work of any kind").ClickAsync();

        await Assertions.Expect(Button(handheld, "Put away DOCK")).ToContainTextAsync("3 × Mug, blue");
        await Button(handheld, "Put away DOCK").ClickAsync();
        await Assertions.Expect(control.GetByRole(AriaRole.Row).Filter(new() { HasText = "DOCK" })).ToContainTextAsync("Ann");
        await ScanAsync(handheld, "Scan the shelf", Shelf);
        await Assertions.Expect(handheld.GetByText("Nothing to do")).ToBeVisibleAsync();
        await Assertions.Expect(control.GetByText("Nothing is to be done.")).ToBeVisibleAsync();

        await shop.OrderAsync(2);
        await shop.PostAsync($"sites/{shop.Site}/waves", new { kind = "single" });
        await Assertions.Expect(Button(handheld, $"Pick {Shelf}")).ToBeVisibleAsync();
        Assert.Empty(await Axe.GraveFindingsAsync(handheld));
        await Button(control, "Reassign").ClickAsync();
        var dialog = control.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).ClickAsync();
        await control.GetByRole(AriaRole.Option, new() { Name = "Ann" }).ClickAsync();
        await dialog.GetByLabel("Reason").FillAsync("She is near");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reassign" }).ClickAsync();
        await Assertions.Expect(control.GetByText("reserved for Ann")).ToBeVisibleAsync();
        await Assertions.Expect(Button(handheld, $"Pick {Shelf}")).ToContainTextAsync("for you");
        Assert.Empty(await Axe.GraveFindingsAsync(control));

        await handheld.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await ScanAsync(handheld, "Scan the shelf", Shelf);
        await ScanAsync(handheld, "Scan the item", "4006381333931");
        await Button(handheld, "Not enough").ClickAsync();
        await Button(handheld, "There are too few").ClickAsync();
        await Assertions.Expect(control.GetByRole(AriaRole.Heading, new() { Name = "Count" })).ToBeVisibleAsync();
        await Button(handheld, "Back").ClickAsync();
        await Button(handheld, "The most urgent work of any kind").ClickAsync();
        await Button(handheld, $"Count {Shelf}").ClickAsync();
        await handheld.GetByLabel("Units").FillAsync("102");
        await Button(handheld, "102 are there").ClickAsync();
        await Assertions.Expect(handheld.GetByText("Nothing to do")).ToBeVisibleAsync();
        Assert.Equal(102, (await shop.ItemsAsync($"sites/{shop.Site}/counts"))[0].GetProperty("counted").GetInt64());
        Assert.Empty(person.Errors);
        Assert.Empty(supervisor.Errors);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task ScanAsync(IPage page, string label, string code)
    {
        var field = page.GetByLabel(label);
        await field.FillAsync(code);
        await field.PressAsync("Enter");
    }
}
