using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>A small warehouse, and people in front of it.</summary>
public class Screens(OneBrowser browser, OneServer server) : IAsyncLifetime
{
    private Shop? shop;
    private Person? visitor;

    internal ServerProcess Server => server.Process;

    internal Shop Shop => shop!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null) shop = await server.NewShopAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (visitor is not null) await visitor.DisposeAsync();
        shop?.Dispose();
    }

    /// <summary>A person with a browser of his own, signed in; what goes wrong in his pages fails the test.</summary>
    /// <param name="wire">The way to the server, where it is not the straight one.</param>
    internal async Task<Person> SignInAsync(object credentials, int width = 1440, int height = 900, Wire? wire = null)
    {
        var person = wire is null ? await StrangerAsync(width, height) : await browser.StrangerAsync(wire.Address, width, height);
        var answer = await person.Context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = credentials });
        Assert.True(answer.Ok, await answer.TextAsync());
        return person;
    }

    /// <summary>Somebody who has not signed in.</summary>
    internal async Task<Person> StrangerAsync(int width = 1440, int height = 900) =>
        await browser.StrangerAsync(await Server.AddressAsync(), width, height);

    /// <summary>An operator who goes from screen to screen in one browser as narrow as a handheld, which keeps what it has loaded. He leaves
    /// with the server.</summary>
    internal async Task<Person> VisitorAsync() => visitor ??= await OperatorAsync(360, 740);

    internal Task<Person> OperatorAsync(int width = 1440, int height = 900) =>
        SignInAsync(new { key = ServerProcess.AdminKey }, width, height);
}
