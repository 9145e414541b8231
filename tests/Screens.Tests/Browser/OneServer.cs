using OrleansWarehouse.Tests.Hosting;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Screens.Tests.Browser.OneServer))]

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>The server of all tests that do nothing to it: each has a merchant and a site of its own there. It starts when the first asks for it.</summary>
public sealed class OneServer : IDisposable
{
    private readonly Lazy<ServerProcess> process = new(static () =>
    {
        var started = new ServerProcess();
        started.Start();
        return started;
    });

    private int shops;

    internal ServerProcess Process => process.Value;

    public void Dispose()
    {
        if (process.IsValueCreated) process.Value.Dispose();
    }

    /// <summary>Opens a shop there.</summary>
    internal async Task<Shop> NewShopAsync()
    {
        var shop = new Shop(await Process.AddressAsync(), Interlocked.Increment(ref shops));
        await shop.OpenAsync();
        return shop;
    }
}
