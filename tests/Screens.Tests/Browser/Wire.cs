using System.Net;
using System.Net.Sockets;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>The network between a device and the server, which can be cut. A browser that is told to be offline may send something all the
/// same while it loads a page anew; through a wire that is cut nothing comes.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Uri server;
    private readonly List<TcpClient> ends = [];
    private readonly Lock both = new();
    private TcpListener listener = new(IPAddress.Loopback, 0);

    public Wire(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync(listener);
    }

    /// <summary>Where the server is reached through it.</summary>
    public Uri Address { get; }

    /// <summary>What is on its way is lost, and nobody answers.</summary>
    public void Cut()
    {
        lock (both)
        {
            listener.Stop();
            foreach (var end in ends) end.Dispose();
            ends.Clear();
        }
    }

    public void Mend()
    {
        lock (both)
        {
            listener = new(IPAddress.Loopback, Address.Port);
            listener.Start();
            _ = AcceptAsync(listener);
        }
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener current)
    {
        while (true)
        {
            try
            {
                _ = RelayAsync(await current.AcceptTcpClientAsync());
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient device)
    {
        var there = new TcpClient { NoDelay = true };
        device.NoDelay = true;
        lock (both) ends.AddRange([device, there]);
        try
        {
            // Let in at the moment of the cut.
            if (!listener.Server.IsBound) return;
            await there.ConnectAsync(IPAddress.Loopback, server.Port);
            var (one, other) = (device.GetStream(), there.GetStream());
            await Task.WhenAny(one.CopyToAsync(other), other.CopyToAsync(one));
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or hung up.
        }
        finally
        {
            device.Dispose();
            there.Dispose();
            lock (both) ends.RemoveAll(end => end == device || end == there);
        }
    }
}
