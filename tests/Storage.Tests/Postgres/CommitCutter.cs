using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

using Npgsql;

namespace OrleansWarehouse.Storage.Tests.Postgres;

/// <summary>
/// A proxy between a log and its server. Once armed, it cuts the connection of the next COMMIT: either before the
/// server gets it, or after, so that its answer is lost.
/// </summary>
internal sealed class CommitCutter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> sockets = [];
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly bool reachesServer;
    private volatile bool armed;

    public CommitCutter(string server, bool reachesServer)
    {
        (this.server, this.reachesServer) = (new(server), reachesServer);
        listener.Start();
        _ = AcceptAsync();
    }

    public bool HasCut { get; private set; }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public void Arm() => armed = true;

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        foreach (var socket in sockets) socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) await ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var upstream = await ConnectAsync();
        sockets.Add(client);
        sockets.Add(upstream);
        _ = PumpAsync(client, upstream, watch: true);
        _ = PumpAsync(upstream, client, watch: false);
    }

    private async Task<Socket> ConnectAsync()
    {
        var host = server.Host!;
        if (!host.StartsWith('/'))
        {
            var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await tcp.ConnectAsync(host, server.Port);
            return tcp;
        }

        var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await unix.ConnectAsync(new UnixDomainSocketEndPoint($"{host}/.s.PGSQL.{server.Port}"));
        return unix;
    }

    private async Task PumpAsync(Socket from, Socket to, bool watch)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer) is var read and > 0)
            {
                if (watch && armed && buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0)
                {
                    (armed, HasCut) = (false, true);
                    // The way back first, so that the answer cannot slip through.
                    from.Dispose();
                    if (reachesServer) await to.SendAsync(buffer.AsMemory(0, read));
                    else to.Dispose();
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }

        from.Dispose();
        to.Dispose();
    }
}

