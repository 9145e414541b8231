using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using Orleans.Configuration;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo;

/// <summary>The grains run on Microsoft.Orleans: one silo in this process, which is a cluster of its own.</summary>
internal static class GrainEngine
{
    public static void AddGrainEngine(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiloPorts>().BindConfiguration(SiloPorts.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.UseOrleans(static silo => silo
            .UseLocalhostClustering()
            .Configure<GrainCollectionOptions>(static options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(10);
                options.CollectionAge = TimeSpan.FromMinutes(2);
            })
            .Services.AddOptions<EndpointOptions>().Configure<IOptions<SiloPorts>>(static (endpoints, ports) =>
            {
                endpoints.SiloPort = ports.Value.Silo is > 0 and var port ? port : FreePort();
                endpoints.GatewayPort = ports.Value.Gateway;
            }));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Where the silo listens, on the loopback interface alone. The section <c>SiloPorts</c> of the configuration.</summary>
internal sealed class SiloPorts
{
    public const string Section = "SiloPorts";

    /// <summary>For other silos; 0: one that is free. Default 0.</summary>
    [Range(0, 65_535)]
    public int Silo { get; set; }

    /// <summary>For clients in other processes; 0: none. Default 0, as the API is in the silo's process.</summary>
    [Range(0, 65_535)]
    public int Gateway { get; set; }
}
