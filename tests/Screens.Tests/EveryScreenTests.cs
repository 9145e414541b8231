using Microsoft.Playwright;

using OrleansWarehouse.Screens.Tests.Browser;

namespace OrleansWarehouse.Screens.Tests;

/// <summary>What holds for each screen: all can use it, and it fits.</summary>
public sealed class EveryScreenTests(Browser.Screens screens) : IClassFixture<Browser.Screens>
{
    public static TheoryData<string> Addresses =>
    [
        "/sites/{site}/wall",
        "/sites/{site}/picker",
        "/sites/{site}/pack",
        "/sites/{site}/dock",
        "/sites/{site}/dock?view=putAway",
        "/sites/{site}/dock/{merchant}/ASN-1",
        "/sites/{site}/dock/{merchant}/ASN-2",
        "/sites/{site}/control",
        "/sites/{site}/control?view=exceptions",
        "/sites/{site}/control?view=tasks",
        "/sites/{site}/control?view=holds",
        "/sites/{site}/floor",
        "/sites/{site}/floor?at=A-01-1",
        "/sites/{site}/floor?view=table",
        "/merchants/{merchant}/orders",
        "/merchants/{merchant}/orders/web:1001",
        "/merchants/{merchant}/stock",
        "/merchants/{merchant}/stock/{sku}",
        "/merchants/{merchant}/stock/{sku}?at=2199-01-01T00:00:00Z",
        "/grains",
        "/users",
        "/set-asides",
        "/merchants/{merchant}/portal",
        "/merchants/{merchant}/portal/new-order",
        "/merchants/{merchant}/portal/upload",
        "/merchants/{merchant}/inbound",
        "/merchants/{merchant}/inbound/new",
        "/merchants/{merchant}/inbound/of/ASN-1",
        "/reports/ordersBySource",
        "/reports/throughput",
        "/reports/stockAgeing",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task All_can_use_it_and_it_fits(string address)
    {
        Chromium.Require();
        if ((await screens.Shop.ItemsAsync($"merchants/{screens.Shop.Merchant}/orders")).Count == 0) await screens.Shop.OrderAsync();
        var person = await screens.VisitorAsync();
        var path = address.Replace("{site}", screens.Shop.Site, StringComparison.Ordinal)
            .Replace("{merchant}", screens.Shop.Merchant, StringComparison.Ordinal).Replace("{sku}", Shop.Sku, StringComparison.Ordinal);
        var page = await person.OpenAsync(path, ColorScheme.Light);
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
