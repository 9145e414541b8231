using Microsoft.Playwright;

using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>A server with a small warehouse, and a browser in front of it.</summary>
public sealed class Screens : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Shop? shop;

    internal ServerProcess Server { get; } = new();

    internal Shop Shop => shop!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        Server.Start();
        shop = new(await Server.AddressAsync());
        await shop.OpenAsync();
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        shop?.Dispose();
        Server.Dispose();
    }

    /// <summary>A person with a browser of his own, signed in; what goes wrong in his pages fails the test.</summary>
    internal async Task<Person> SignInAsync(object credentials, int width = 1440, int height = 900)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (await Server.AddressAsync()).ToString(), ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB",
        });
        var answer = await context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = credentials });
        Assert.True(answer.Ok, await answer.TextAsync());
        return new(context);
    }

    internal Task<Person> OperatorAsync(int width = 1440, int height = 900) =>
        SignInAsync(new { key = ServerProcess.AdminKey }, width, height);
}
