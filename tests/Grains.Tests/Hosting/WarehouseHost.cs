using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Silo;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>A whole warehouse in this process, over files in a temporary folder; stopped and started at will.</summary>
public sealed class WarehouseHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-").FullName;
    private IHost? host;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host!.Services;

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:DataFolder"] = folder;
        builder.Logging.ClearProviders();
        builder.AddWarehouse();
        host = builder.Build();
        await host.StartAsync();
    }

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

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StopAsync()
    {
        await host!.StopAsync();
        host.Dispose();
    }
}
