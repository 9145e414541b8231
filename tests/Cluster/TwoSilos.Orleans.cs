using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Orleans.Hosting;
using Orleans.TestingHost;

using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Silo;
using OrleansWarehouse.Silo.Cluster;

namespace OrleansWarehouse.Tests.Cluster;

/// <summary>
/// Two silos in this process with services of their own, over one database. Grains are placed at random, so that every other
/// call crosses from one to the other, and is serialized.
/// </summary>
public sealed class TwoSilos(TestCluster cluster) : IAsyncDisposable
{
    public IGrainFactory Grains => cluster.GrainFactory;

    public string Id => cluster.Options.ClusterId;

    public IServiceProvider Services => ServicesOf(0);

    public IEnumerable<Uri> Gateways => cluster.Silos.Select(silo => silo.GatewayAddress.ToGatewayUri());

    public static async Task<TwoSilos> StartAsync(string database)
    {
        var builder = new TestClusterBuilder(2);
        builder.Options.ConnectionTransport = ConnectionTransportType.TcpSocket;
        builder.Options.ConfigureFileLogging = false;
        builder.Options.ServiceId = builder.Options.ClusterId;
        builder.Properties["Storage:Provider"] = "Postgres";
        builder.Properties["Storage:ConnectionString"] = database;
        builder.AddSiloBuilderConfigurator<Warehouse>();
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public IServiceProvider ServicesOf(int silo) => ((InProcessSiloHandle)cluster.Silos[silo]).ServiceProvider;

    public Task KillAsync(int silo) => cluster.KillSiloAsync(cluster.Silos[silo]);

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    private sealed class Warehouse : IHostConfigurator, ISiloConfigurator
    {
        public void Configure(IHostBuilder hostBuilder)
        {
            hostBuilder.ConfigureLogging(static logging => logging.ClearProviders());
            hostBuilder.ConfigureServices(static (context, services) => services.AddWarehouse(context.Configuration, hostsGrains: true));
        }

        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddWarehouse();
            siloBuilder.Services.AddSingleton(new EngineFacts("orleans", Dashboard: null));
            siloBuilder.AddMemoryGrainStorage(Joining.PubSubStore);
            siloBuilder.AddLogHints();
            siloBuilder.Services.AddSingleton<PlacementStrategy, RandomPlacement>();
        }
    }
}
