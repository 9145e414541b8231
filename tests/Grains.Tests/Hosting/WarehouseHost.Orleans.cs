using OrleansWarehouse.Tests.Cluster;

namespace OrleansWarehouse.Grains.Tests.Hosting;

public sealed partial class WarehouseHost
{
    private string? database;
    private TwoSilos? silos;

    /// <summary>Those of a client of the cluster.</summary>
    public IGrainFactory Grains => silos!.Grains;

    /// <summary>Those of one of the silos.</summary>
    public IServiceProvider Services => silos!.Services;

    public async ValueTask InitializeAsync() => silos = await TwoSilos.StartAsync(database ??= await TestDatabase.NewSchemaAsync());

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StopAsync() => await silos!.DisposeAsync();
}
