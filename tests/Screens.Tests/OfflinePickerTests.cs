using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>A picker in a corner of the warehouse that the wifi does not reach.</summary>
public sealed class OfflinePickerTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    private const string Barcode = "4006381333931";
    private const string Shelf = "A-01-1";

    [Fact]
    public async Task Picks_made_without_a_network_and_over_a_reload_are_told_once()
    {
        Chromium.Require();
        var (first, second) = (await screens.Shop.OrderAsync(2), await screens.Shop.OrderAsync(3));
        await screens.Shop.PutAsync($"users/{screens.Shop.Own("ann")}", new { name = "Ann", role = "picker", site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" });
        await screens.Shop.PostAsync($"sites/{screens.Shop.Site}/waves", new { kind = "batch" });
        await using var wire = new Wire(await screens.Server.AddressAsync());
        await using var ann = await screens.SignInAsync(new { site = screens.Shop.Site, badge = screens.Shop.Own("B-7"), pin = "4711" }, 390, 844, wire);
        var page = await ann.OpenAsync($"/sites/{screens.Shop.Site}/picker");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pick") }).ClickAsync();
        await Assertions.Expect(page.GetByText(Shelf).First).ToBeVisibleAsync();
        var task = (await screens.Shop.ItemsAsync($"sites/{screens.Shop.Site}/tasks")).Single(open => open.GetProperty("status").GetString() == "assigned");
        var name = task.GetProperty("task").GetString()!;

        wire.Cut();
        await ann.Context.SetOfflineAsync(true);
        await PickAsync(page, waiting: 1);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("1 to send")).ToBeVisibleAsync();
        await PickAsync(page, waiting: 2);
        Assert.Equal(0, (await DoneAsync(name)).Sum());

        wire.Mend();
        await ann.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByText("All sent")).ToBeVisibleAsync();

        Assert.Equal(5, (await DoneAsync(name)).Sum());
        foreach (var number in new[] { first, second })
        {
            var order = await screens.Shop.GetAsync($"merchants/{screens.Shop.Merchant}/orders/web:{number}");
            var quantities = Assert.Single(order.GetProperty("lines").EnumerateArray()).GetProperty("quantities");
            Assert.Equal(quantities.GetProperty("ordered").GetInt64(), quantities.GetProperty("picked").GetInt64());
        }

        var kept = await page.EvaluateAsync<string>($"() => localStorage.getItem('outbox.{screens.Shop.Site}')");
        Assert.Equal("""{"waiting":[],"refused":[]}""", kept);
        Assert.Empty(ann.Errors);
    }

    /// <summary>Does what the screen asks for until there is one more pick to send.</summary>
    private static async Task PickAsync(IPage page, int waiting)
    {
        var scan = page.Locator("[data-scan]");
        for (var left = 12; left > 0 && await page.GetByText($"{waiting} to send").CountAsync() == 0; left--)
        {
            var asks = await scan.GetAttributeAsync("aria-label");
            if (asks == "Scan the tote")
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "It is in the tote" }).ClickAsync();
                continue;
            }

            await scan.FillAsync(asks == "Scan the shelf" ? Shelf : Barcode);
            await scan.PressAsync("Enter");
        }

        await Assertions.Expect(page.GetByText($"{waiting} to send")).ToBeVisibleAsync();
    }

    private async Task<IReadOnlyList<long>> DoneAsync(string task) =>
        [.. (await screens.Shop.GetAsync($"sites/{screens.Shop.Site}/tasks/{task}")).GetProperty("stops").EnumerateArray().Select(stop => stop.GetProperty("done").GetInt64())];
}
