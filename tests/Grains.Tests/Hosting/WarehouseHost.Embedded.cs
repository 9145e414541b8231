using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Silo;

namespace OrleansWarehouse.Grains.Tests.Hosting;

public sealed partial class WarehouseHost
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-").FullName;
    private IHost? host;

    /// <summary>A PostgreSQL, instead of files.</summary>
    internal string? Database { get; init; }

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host!.Services;

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
        host = builder.Build();
        await host.StartAsync();
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
