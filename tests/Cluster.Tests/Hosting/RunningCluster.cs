using Microsoft.Extensions.DependencyInjection;

using Npgsql;

using Orleans.Messaging;

using OrleansWarehouse.Api.Tests;
using OrleansWarehouse.Tests.Postgres;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Cluster.Tests.Hosting.RunningCluster))]

namespace OrleansWarehouse.Cluster.Tests.Hosting;

/// <summary>Two silos, and the HTTP API as a client of theirs. Shared by all tests except those that kill a silo.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    private TwoSilos? silos;
    private Server? api;

    /// <summary>The name by which the cluster's connections are found in the database.</summary>
    internal string Database { get; private set; } = "";

    internal TwoSilos Silos => silos!;

    internal Server Api => api!;

    internal static async Task<RunningCluster> StartAsync()
    {
        var own = new RunningCluster();
        await own.InitializeAsync();
        return own;
    }

    public async ValueTask InitializeAsync()
    {
        var schema = new NpgsqlConnectionStringBuilder(await TestDatabase.NewSchemaAsync());
        schema.ApplicationName = schema.SearchPath;
        Database = schema.ConnectionString;
        silos = await TwoSilos.StartAsync(Database);
        api = NewApi();
    }

    /// <summary>Creates another host of the API.</summary>
    internal Server NewApi() => new(null, services => services.AddSingleton<IGatewayListProvider>(new Gateways([.. Silos.Gateways])),
    [
        ("Storage:Provider", "Postgres"),
        ("Storage:ConnectionString", Database),
        ("Cluster:Mode", "Client"),
        ("Cluster:Id", Silos.Id),
        ("Cluster:Redis", "not-asked"),
    ]);

    public async ValueTask DisposeAsync()
    {
        if (api is not null) await api.DisposeAsync();
        if (silos is not null) await silos.DisposeAsync();
    }

    private sealed class Gateways(IList<Uri> gateways) : IGatewayListProvider
    {
        public TimeSpan MaxStaleness => TimeSpan.FromMinutes(1);

        public bool IsUpdatable => false;

        public Task InitializeGatewayListProvider() => Task.CompletedTask;

        public Task<IList<Uri>> GetGateways() => Task.FromResult(gateways);
    }
}
