using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

using OrleansWarehouse.Cluster.Tests.Crossing;
using OrleansWarehouse.Silo;
using OrleansWarehouse.Silo.Cluster;

namespace OrleansWarehouse.Cluster.Tests.Hosting;

/// <summary>
/// Two silos in this process with separate services, over one database. Grains are placed at random, so that every other
/// call crosses from one to the other over TCP, and is serialized.
/// </summary>
public sealed class TwoSilos(TestCluster cluster) : IAsyncDisposable
{
    /// <summary>The testing host's own grain directory, which replaces the one that a silo has.</summary>
    private const string OtherDirectory = "ConfigureDistributedGrainDirectory";

    public string Id => cluster.Options.ClusterId;

    public IReadOnlyList<Uri> Gateways => [.. cluster.Silos.Select(static silo => silo.GatewayAddress.ToGatewayUri())];

    public static async Task<TwoSilos> StartAsync(string database)
    {
        var builder = new TestClusterBuilder(2);
        builder.Options.ConnectionTransport = ConnectionTransportType.TcpSocket;
        builder.Options.ConfigureFileLogging = false;
        builder.Options.ServiceId = builder.Options.ClusterId;
        builder.Options.SiloBuilderConfiguratorTypes.RemoveAll(static type => type?.Contains(OtherDirectory, StringComparison.Ordinal) is true);
        builder.Properties["Storage:Provider"] = "Postgres";
        builder.Properties["Storage:ConnectionString"] = database;
        builder.AddSiloBuilderConfigurator<Warehouse>();
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public IServiceProvider ServicesOf(int silo) => ((InProcessSiloHandle)cluster.Silos[silo]).ServiceProvider;

    internal DelayedLog LogOf(int silo) => (DelayedLog)ServicesOf(silo).GetRequiredService<IEventLog>();

    public IGrainFactory GrainsFrom(int silo) => ServicesOf(silo).GetRequiredService<IGrainFactory>();

    /// <summary>Returns the grains in memory by kind and silo.</summary>
    public async Task<IReadOnlyList<DetailedGrainStatistic>> GrainsInMemoryAsync() =>
        await GrainsFrom(0).GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();

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
            hostBuilder.ConfigureServices(static (context, services) =>
            {
                services.AddWarehouse(context.Configuration, hostsGrains: true);
                var log = services.Last(static service => service.ServiceType == typeof(IEventLog)).ImplementationFactory!;
                services.AddSingleton<IEventLog>(provider => new DelayedLog((IEventLog)log(provider)));
            });
        }

        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddWarehouse();
            siloBuilder.AddMemoryGrainStorage(ClusterHosting.PubSubStore);
            siloBuilder.AddLogHints();
            siloBuilder.AddIncomingGrainCallFilter<SerializableFailures>();
            siloBuilder.Services.AddSingleton<PlacementStrategy, RandomPlacement>();
            siloBuilder.Services.AddSingleton<Crossings>();
            siloBuilder.Services.AddSingleton<IOutgoingGrainCallFilter>(static services => services.GetRequiredService<Crossings>());
            siloBuilder.Services.AddSingleton<IIncomingGrainCallFilter>(static services => services.GetRequiredService<Crossings>());
            // A killed silo is declared dead within two seconds.
            siloBuilder.Configure<ClusterMembershipOptions>(static members =>
                (members.ProbeTimeout, members.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 2));
        }
    }
}
