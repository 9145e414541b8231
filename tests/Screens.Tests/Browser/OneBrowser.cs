using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Screens.Tests.Browser.OneBrowser))]

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>The browser of all tests: each person in it has a profile of his own, so that they know nothing of each other.</summary>
public sealed class OneBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        Patience.Expecting();
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Somebody in front of a server, who has not signed in. He wants nothing to move by itself: without a graphics card each
    /// frame of what does is reckoned by the processor that the tests need.</summary>
    internal async Task<Person> StrangerAsync(Uri server, int width, int height) => new((await browser!.NewContextAsync(new()
    {
        BaseURL = server.GetLeftPart(UriPartial.Authority), ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB",
        ReducedMotion = ReducedMotion.Reduce,
    })).Patient());
}
