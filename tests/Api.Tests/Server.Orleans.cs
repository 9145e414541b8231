using System.Collections.Concurrent;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

using Orleans.Messaging;

using OrleansWarehouse.Tests.Cluster;

namespace OrleansWarehouse.Api.Tests;

/// <summary>On Orleans the application is a client of two silos.</summary>
public sealed partial class Server
{
    /// <summary>A server that is started again over the same folder finds its database again.</summary>
    private static readonly ConcurrentDictionary<string, string> Databases = new(StringComparer.Ordinal);

    private TwoSilos? silos;

    internal string Database => Databases[Data];

    internal Task KillSiloAsync(int silo) => silos!.KillAsync(silo);

    partial void StartGrains() => Task.Run(async () =>
    {
        if (!Databases.ContainsKey(Data)) Databases[Data] = await TestDatabase.NewSchemaAsync();
        silos = await TwoSilos.StartAsync(Database);
    }).GetAwaiter().GetResult();

    partial void ConfigureGrains(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Provider", "Postgres");
        builder.UseSetting("Storage:ConnectionString", Database);
        builder.UseSetting("Cluster:Mode", "Client");
        builder.UseSetting("Cluster:Id", silos!.Id);
        builder.UseSetting("Cluster:Redis", "not-asked");
        builder.UseSetting("Cluster:Dashboard", "false");
        builder.ConfigureTestServices(services => services.AddSingleton<IGatewayListProvider>(new Gateways([.. silos.Gateways])));
    }

    partial void StopGrains()
    {
        if (Interlocked.Exchange(ref silos, null) is { } running) Task.Run(async () => await running.DisposeAsync()).GetAwaiter().GetResult();
    }

    private sealed class Gateways(IList<Uri> gateways) : IGatewayListProvider
    {
        public TimeSpan MaxStaleness => TimeSpan.FromMinutes(1);

        public bool IsUpdatable => false;

        public Task InitializeGatewayListProvider() => Task.CompletedTask;

        public Task<IList<Uri>> GetGateways() => Task.FromResult(gateways);
    }
}
