using System.Text.RegularExpressions;

using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>One order from the shop to the truck, each at the screen that is his, all of them open at the same time.</summary>
public sealed partial class DayInTheLifeTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private const string Shelf = "A-01-1";
    private const string Barcode = "4006381333931";

    [Fact]
    public async Task An_order_comes_in_is_picked_packed_and_shipped_and_everybody_sees_it_happen()
    {
        Chromium.Require();
        await using var hall = await screens.OperatorAsync(1920, 1080);
        var wall = await hall.OpenAsync($"/sites/{screens.Shop.Site}/wall");
        await Expect(Stage(wall, "Released"), "0");
        await using var supervisor = await screens.OperatorAsync();
        var control = await supervisor.OpenAsync($"/sites/{screens.Shop.Site}/control");

        var number = await screens.Shop.OrderAsync(3);
        await Expect(Stage(wall, "Released"), "1");
        await using var buyer = await screens.StrangerAsync(390, 844);
        var link = (await screens.Shop.OrderAsync(number)).GetProperty("trackingPath").GetString()!;
        var tracking = await buyer.OpenAsync(link);
        await Expect(Stands(tracking), "Being prepared");

        await ReleaseAsync(control);
        await using var ann = await PickerAsync();
        var handheld = await ann.OpenAsync($"/sites/{screens.Shop.Site}/picker");
        await handheld.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pick") }).ClickAsync();
        await ScanAsync(handheld, "Scan the shelf", Shelf);
        await ScanAsync(handheld, "Scan the item", Barcode);
        await ScanAsync(handheld, "Scan the next one", Barcode);
        await handheld.GetByRole(AriaRole.Button, new() { Name = "Not enough" }).ClickAsync();
        await handheld.GetByRole(AriaRole.Button, new() { Name = "There are too few" }).ClickAsync();
        var first = await ToteOfDoneTourAsync(handheld);

        // Two units are in a tote; the one that was not found is planned anew, and somebody is to look at it.
        await Expect(Stage(wall, "Picked"), "1");
        await Expect(Stage(wall, "Released"), "1");
        await Assertions.Expect(wall.GetByRole(AriaRole.Region, new() { Name = "Alerts" })).ToContainTextAsync("1 unit");
        await control.GetByRole(AriaRole.Tab, new() { NameRegex = new("^Exceptions") }).ClickAsync();
        await Assertions.Expect(control.GetByText("There are too few")).ToBeVisibleAsync();
        await control.GetByRole(AriaRole.Tab, new() { Name = "Waves" }).ClickAsync();
        await ReleaseAsync(control);
        await handheld.GetByRole(AriaRole.Button, new() { Name = "Next tour" }).ClickAsync();
        await ScanAsync(handheld, "Scan the shelf", Shelf);
        await ScanAsync(handheld, "Scan the item", Barcode);
        var second = await ToteOfDoneTourAsync(handheld);
        await Expect(Stage(wall, "Picked"), "2");

        await using var packer = await screens.OperatorAsync();
        var bench = await packer.OpenAsync($"/sites/{screens.Shop.Site}/pack");
        await PackAsync(bench, first, number, 2);
        await Expect(Stage(wall, "Packed"), "1");
        await PackAsync(bench, second, number, 1);
        await Expect(Stage(wall, "Packed"), "2");
        await Expect(Stands(tracking), "Packed, waiting for the carrier");

        await bench.GetByRole(AriaRole.Button, new() { Name = "Close manifest" }).ClickAsync();
        await bench.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await Assertions.Expect(bench.GetByText("2 parcels have left the books.")).ToBeVisibleAsync();
        await Expect(Stage(wall, "Packed"), "0");
        await Expect(Stands(tracking), "On its way");
        Assert.Empty(hall.Errors.Concat(supervisor.Errors).Concat(ann.Errors).Concat(packer.Errors).Concat(buyer.Errors));
    }

    private async Task<Person> PickerAsync()
    {
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("ann")}", new { name = "Ann", role = "picker", site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" });
        return await screens.SignInAsync(new { site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" }, 390, 844);
    }

    /// <summary>Everything that waits for it goes to the floor.</summary>
    private static async Task ReleaseAsync(IPage control)
    {
        await control.GetByRole(AriaRole.Button, new() { Name = "Release 1 order" }).ClickAsync();
        await Assertions.Expect(control.GetByText("No released order matches these filters.")).ToBeVisibleAsync();
    }

    /// <summary>When the screen asks for it, and not before.</summary>
    private static async Task ScanAsync(IPage handheld, string asked, string code)
    {
        var field = handheld.Locator($"[data-scan][aria-label='{asked}']");
        await field.FillAsync(code);
        await field.PressAsync("Enter");
    }

    private static async Task<string> ToteOfDoneTourAsync(IPage handheld)
    {
        var (done, tote) = (handheld.GetByText("Bring to the bench"), handheld.GetByRole(AriaRole.Button, new() { Name = "It is in the tote" }));
        await Assertions.Expect(done.Or(tote)).ToBeVisibleAsync();
        if (await tote.IsVisibleAsync()) await tote.ClickAsync();
        await Assertions.Expect(done).ToBeVisibleAsync();
        return await handheld.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = Tote() }).First.InnerTextAsync();
    }

    private static async Task PackAsync(IPage bench, string tote, string number, int units)
    {
        await ScanAsync(bench, "Tote or order", tote);
        await Assertions.Expect(bench.GetByRole(AriaRole.Heading, new() { Name = $"Order {number}" })).ToBeVisibleAsync();
        for (var packed = 1; packed <= units; packed++)
        {
            await ScanAsync(bench, "Scan each item", Barcode);
            await Assertions.Expect(bench.GetByText($"{packed} / {units}")).ToBeVisibleAsync();
        }

        await bench.GetByRole(AriaRole.Button, new() { Name = "Pack and print" }).ClickAsync();
        await Assertions.Expect(bench.GetByText("Packed in 1 parcel")).ToBeVisibleAsync();
        await bench.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
    }

    private static ILocator Stage(IPage wall, string name) =>
        wall.GetByRole(AriaRole.Region, new() { Name = "Orders by stage" }).Locator("li", new() { HasText = name }).Locator(".numbers");

    private static ILocator Stands(IPage tracking) => tracking.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task Expect(ILocator what, string text) => Assertions.Expect(what).ToHaveTextAsync(text);

    [GeneratedRegex(@"TW\d+-\d+")]
    private static partial Regex Tote();
}
