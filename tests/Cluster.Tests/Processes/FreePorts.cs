using System.Net;
using System.Net.Sockets;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Finds unused ports of the loopback interface.</summary>
internal static class FreePorts
{
    public static int[] Take(int count)
    {
        TcpListener[] all = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in all) listener.Start();
        int[] ports = [.. all.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in all) listener.Dispose();
        return ports;
    }
}
