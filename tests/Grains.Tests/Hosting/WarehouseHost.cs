using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>A whole warehouse in this process, stopped and started at will: over files in a temporary folder on the embedded
/// engine, on Orleans two silos over a database.</summary>
public sealed partial class WarehouseHost : IAsyncLifetime
{
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    /// <summary>Waits until everything that was set going has come to its end.</summary>
    public async Task SettleAsync()
    {
        for (var round = 0; round < 4; round++)
            Assert.True(await Services.GetRequiredService<IReactions>().CaughtUpAsync(TimeSpan.FromSeconds(20)));
    }
}
