using System.Net;
using System.Net.Sockets;
using Orleans.Hosting;

namespace OrleansWarehouse.Engine.Tests;

public sealed partial class EngineHost
{
    private static partial void Cluster(ISiloBuilder silo)
    {
        var id = Guid.NewGuid().ToString("N");
        silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: id, clusterId: id);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
