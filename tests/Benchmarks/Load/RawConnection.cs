using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace OrleansWarehouse.Benchmarks.Load;

/// <param name="Status">0 when the connection broke; whether the request arrived is then unknown.</param>
/// <param name="Body">Valid until the next request on this connection.</param>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// A keep-alive HTTP/1.1 connection that sends prepared bytes and parses only what it needs of the answer. It shares the machine
/// with the server under test, so it does as little as possible.
/// </summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();

    private Socket? socket;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;

    public async ValueTask<Reply> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        try
        {
            socket ??= await ConnectAsync(cancellation);
            await socket.SendAsync(request, cancellation);
            return await ReceiveAsync(socket, cancellation);
        }
        catch (Exception broken) when (broken is SocketException or FormatException)
        {
            Dispose();
            return default;
        }
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Reply> ReceiveAsync(Socket socket, CancellationToken cancellation)
    {
        filled = 0;
        int headers;
        while ((headers = buffer.AsSpan(0, filled).IndexOf(EndOfHeaders)) < 0) await FillAsync(socket, cancellation);
        var status = Number(buffer.AsSpan(9, 3));
        var body = headers + EndOfHeaders.Length;
        if (Header("Content-Length"u8, headers) is { } length)
        {
            var end = body + length;
            while (filled < end) await FillAsync(socket, cancellation);
            return new Reply(status, buffer.AsMemory(body, length));
        }

        if (Header("Transfer-Encoding"u8, headers) is null) return new Reply(status, default);
        return new Reply(status, await JoinChunksAsync(socket, body, cancellation));
    }

    /// <summary>Joins the chunks of a body, in place.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> JoinChunksAsync(Socket socket, int body, CancellationToken cancellation)
    {
        var (read, written) = (body, body);
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(read, filled - read).IndexOf("\r\n"u8)) < 0) await FillAsync(socket, cancellation);
            if (!Utf8Parser.TryParse(buffer.AsSpan(read, line), out int size, out _, 'x')) throw new FormatException("No chunk.");
            read += line + 2;
            while (filled < read + size + 2) await FillAsync(socket, cancellation);
            if (size == 0) return buffer.AsMemory(body, written - body);
            buffer.AsSpan(read, size).CopyTo(buffer.AsSpan(written));
            (read, written) = (read + size + 2, written + size);
        }
    }

    private async ValueTask FillAsync(Socket socket, CancellationToken cancellation)
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var count = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellation);
        if (count == 0) throw new SocketException((int)SocketError.ConnectionReset);
        filled += count;
    }

    /// <summary>Returns a header's value as a number; 0 when it is not a number, null when the header is absent.</summary>
    private int? Header(ReadOnlySpan<byte> name, int headers)
    {
        var rest = buffer.AsSpan(0, headers);
        for (var line = rest.IndexOf("\r\n"u8); line >= 0; line = rest.IndexOf("\r\n"u8))
        {
            rest = rest[(line + 2)..];
            if (rest.Length > name.Length && rest[name.Length] == ':' && Ascii.EqualsIgnoreCase(rest[..name.Length], name))
                return Number(rest[(name.Length + 1)..].TrimStart((byte)' '));
        }

        return null;
    }

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : 0;
}

