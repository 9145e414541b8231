using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>What holds for each screen: all can use it, and it fits.</summary>
public sealed class EveryScreenTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    public static TheoryData<string> Addresses =>
    [
        $"/sites/{Shop.Site}/wall",
        $"/sites/{Shop.Site}/picker",
        $"/sites/{Shop.Site}/pack",
        $"/sites/{Shop.Site}/dock",
        $"/sites/{Shop.Site}/dock?view=putAway",
        $"/sites/{Shop.Site}/dock/{Shop.Merchant}/ASN-1",
        $"/sites/{Shop.Site}/dock/{Shop.Merchant}/ASN-2",
        $"/sites/{Shop.Site}/control",
        $"/sites/{Shop.Site}/control?view=exceptions",
        $"/sites/{Shop.Site}/control?view=tasks",
        $"/sites/{Shop.Site}/control?view=holds",
        $"/sites/{Shop.Site}/floor",
        $"/sites/{Shop.Site}/floor?at=A-01-1",
        $"/sites/{Shop.Site}/floor?view=table",
        $"/merchants/{Shop.Merchant}/orders",
        $"/merchants/{Shop.Merchant}/orders/web:1001",
        $"/merchants/{Shop.Merchant}/stock",
        $"/merchants/{Shop.Merchant}/stock/{Shop.Sku}",
        $"/merchants/{Shop.Merchant}/stock/{Shop.Sku}?at=2199-01-01T00:00:00Z",
        "/grains",
        "/users",
        "/set-asides",
        $"/merchants/{Shop.Merchant}/portal",
        $"/merchants/{Shop.Merchant}/portal/new-order",
        $"/merchants/{Shop.Merchant}/portal/upload",
        $"/merchants/{Shop.Merchant}/inbound",
        $"/merchants/{Shop.Merchant}/inbound/new",
        $"/merchants/{Shop.Merchant}/inbound/of/ASN-1",
        "/reports/ordersBySource",
        "/reports/throughput",
        "/reports/stockAgeing",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task All_can_use_it_and_it_fits(string address)
    {
        Chromium.Require();
        if ((await screens.Shop.ItemsAsync($"merchants/{Shop.Merchant}/orders")).Count == 0) await screens.Shop.OrderAsync();
        var person = await screens.VisitorAsync();
        var page = await person.OpenAsync(address, ColorScheme.Light);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveAttributeAsync("data-state", "live");
        await page.WaitForFunctionAsync(Complete);
        foreach (var (width, height, scheme) in new[] { (360, 740, ColorScheme.Light), (1440, 900, ColorScheme.Dark), (1440, 900, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(Drawn);

            var findings = await Axe.GraveFindingsAsync(page);
            Assert.True(findings.Count == 0, $"{address} at {width}, {scheme}: {string.Join("; ", findings)}");
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"{address} is wider than {width}");
        }

        await page.CloseAsync();
        Assert.Empty(person.Errors);
    }

    /// <summary>All that a screen consists of has come, and all that it shows has been read.</summary>
    private const string Complete = """
        () => document.querySelector('main[aria-busy=false]')?.innerText.trim() && !document.querySelector('main [role=status][aria-label=Loading]')
        """;

    /// <summary>Waits until a page has taken on a new size and new colours: while they fade into each other they are neither's.</summary>
    private const string Drawn = """
        async () => {
          const frame = () => new Promise(requestAnimationFrame)
          await frame()
          await frame()
          await Promise.allSettled(document.getAnimations().filter(one => one.effect?.getComputedTiming().endTime !== Infinity).map(one => one.finished))
        }
        """;
}
