using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Silo;
using OrleansWarehouse.Storage.Views;
using OrleansWarehouse.Tests.Checked;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Grains.Tests.Hosting.WarehouseHost))]

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>
/// A whole warehouse in this process, on a silo of its own, over files in a temporary folder. One is shared by all tests, which use
/// names that no other test uses; those that stop it, or look at all that is in it, start one for themselves.
/// </summary>
public sealed class WarehouseHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-").FullName;
    private IHost? host;

    /// <summary>A PostgreSQL, instead of files.</summary>
    internal string? Database { get; init; }

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host!.Services;

    /// <summary>What a test adds.</summary>
    internal Action<IServiceCollection>? Configure { get; init; }

    /// <summary>One of the test's own.</summary>
    internal static async Task<WarehouseHost> StartAsync(string? database = null, Action<IServiceCollection>? configure = null)
    {
        var own = new WarehouseHost { Database = database, Configure = configure };
        await own.InitializeAsync();
        return own;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:DataFolder"] = folder;
        if (Database is not null)
        {
            builder.Configuration["Storage:Provider"] = "Postgres";
            builder.Configuration["Storage:ConnectionString"] = Database;
        }

        builder.Logging.ClearProviders();
        builder.AddWarehouse();
        builder.Services.AddSingleton<IViews>(static s => new CheckedViews(s.GetRequiredService<ViewStore>(), s.GetServices<IProjection>()));
        Configure?.Invoke(builder.Services);
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
            Assert.True(await Services.GetRequiredService<IReactions>().WaitForAllAsync(TimeSpan.FromSeconds(20)));
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
