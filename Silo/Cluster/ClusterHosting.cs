using System.Net;
using System.Net.Sockets;

using Azure.Storage.Blobs;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

using OrleansWarehouse.Silo.Health;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>Configures a process for a cluster: membership in Redis, snapshots and stream subscriptions in Azure blobs, hints over streams.</summary>
internal static class ClusterHosting
{
    internal const string PubSubStore = "PubSubStore";

    /// <summary>How often a client looks for new silos. It must not miss them when all silos are replaced one by one.</summary>
    private static readonly TimeSpan GatewayRefreshPeriod = TimeSpan.FromSeconds(5);

    /// <summary>Configures a silo of the cluster.</summary>
    public static void Join(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.UseRedisClustering(settings.Redis!).Configure<ClusterOptions>(settings.Name);
        // A silo is suspected after three missed probes, but only if nothing else arrived for three times the longest probe: 15 s instead of 60.
        silo.Configure<ClusterMembershipOptions>(static members => members.MaxProbeTimeout = members.ProbeTimeout);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.SiloPort = settings.SiloPort;
            endpoints.GatewayPort = settings.GatewayPort;
            if (settings.Address is { Length: > 0 } address) endpoints.AdvertisedIPAddress = AddressOf(address);
            // A silo that advertises a loopback address listens on loopback only.
            var here = endpoints.AdvertisedIPAddress is { } known && IPAddress.IsLoopback(known) ? IPAddress.Loopback : IPAddress.Any;
            endpoints.SiloListeningEndpoint = new(here, settings.SiloPort);
            endpoints.GatewayListeningEndpoint = new(here, settings.GatewayPort);
        });
        var blobs = BlobsOf(settings.Blobs!);
        silo.AddAzureBlobGrainStorage(PubSubStore, (AzureBlobStorageOptions store) =>
        {
            store.BlobServiceClient = blobs;
            store.ContainerName = "pubsub";
        });
        silo.AddAzureBlobGrainStorage(BlobSnapshots.Store, store => store.Configure<Serializer>((options, serializer) =>
        {
            options.BlobServiceClient = blobs;
            options.ContainerName = "snapshots";
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
        silo.Services.AddSingleton<ISnapshotStore>(static services => ActivatorUtilities.CreateInstance<BlobSnapshots>(
            services, services.GetRequiredKeyedService<IGrainStorage>(BlobSnapshots.Store)));
        silo.AddLogHints();
        silo.Services.AddHostedService<MembershipMonitor>();
        silo.DeclareEndedSilosDead();
        silo.Services.AddHealthChecks().AddCheck<SiloHealth>("silo");
        silo.AddIncomingGrainCallFilter<SerializableFailures>();
        silo.AddDashboard();
    }

    /// <summary>Sends and receives hints that the log has grown. Needs a grain storage for the stream subscriptions.</summary>
    public static void AddLogHints(this ISiloBuilder silo)
    {
        silo.AddMemoryStreams(LogHints.Provider, static streams =>
        {
            streams.ConfigurePartitioning(1);
            streams.ConfigurePullingAgent(static agent => agent.Configure(
                static options => options.GetQueueMsgsTimerPeriod = LogHints.Pace));
        });
        silo.Services.AddHostedService<LogHints>();
        silo.Services.AddSingleton(new LogHintsRole(Sends: true));
    }

    /// <summary>Configures a client of the cluster. At start it waits until there is a cluster.</summary>
    public static void Join(this IClientBuilder client, ClusterSettings settings)
    {
        client.UseRedisClustering(settings.Redis!).Configure<ClusterOptions>(settings.Name);
        client.UseConnectionRetryFilter<RetryForever>();
        client.Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = GatewayRefreshPeriod);
        client.AddMemoryStreams(LogHints.Provider, static streams => streams.ConfigurePartitioning(1));
        client.AddDashboard();
        client.Services.AddHostedService<LogHints>();
        client.Services.AddSingleton(new LogHintsRole(Sends: false));
        client.Services.AddSingleton<ClientHealth>();
        client.Services.AddHealthChecks().AddCheck<ClientHealth>("cluster");
        client.AddGatewayCountChangedHandler(static services => services.GetRequiredService<ClientHealth>().GatewaysChanged);
        client.Services.AddSingleton<LostGatewayFilter>();
        client.Services.AddSingleton<IOutgoingGrainCallFilter>(static services => services.GetRequiredService<LostGatewayFilter>());
        client.AddGatewayCountChangedHandler(static services => services.GetRequiredService<LostGatewayFilter>().GatewaysChanged);
    }

    private static void Name(this ClusterSettings settings, ClusterOptions cluster) =>
        (cluster.ClusterId, cluster.ServiceId) = (settings.Id, settings.Id);

    private static BlobServiceClient BlobsOf(string blobs)
    {
        // Snapshots are a cache: do without one rather than wait long.
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(2);
        return Uri.TryCreate(blobs, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? new(address, options)
            : new(blobs, options);
    }

    private static IPAddress AddressOf(string address) => IPAddress.TryParse(address, out var parsed)
        ? parsed
        : Array.Find(Dns.GetHostAddresses(address), static found => found.AddressFamily is AddressFamily.InterNetwork)
            ?? throw new InvalidOperationException($"Cluster:Address: {address} has no IPv4 address.");

    private sealed class RetryForever : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !cancellationToken.IsCancellationRequested;
        }
    }
}
