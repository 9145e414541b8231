using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Benchmarks.Live;

/// <summary>A screen: a connection to the hub that follows one subject, over SignalR's JSON protocol.</summary>
internal sealed class Listener(string subject, Latencies latencies) : IDisposable
{
    /// <summary>The byte that ends every message of the protocol.</summary>
    private const byte End = 0x1E;

    private readonly ClientWebSocket socket = new();
    private readonly TaskCompletionSource subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<long> positions = [];
    private readonly Lock gate = new();
    private byte[] buffer = new byte[8 * 1024];
    private int filled;

    public string Subject => subject;

    /// <summary>Whether to record latencies; before, events are only received.</summary>
    public bool Measures { get; set; }

    /// <summary>How many times the server said that too much was missed.</summary>
    public int Resets { get; private set; }

    /// <summary>Returns the positions received, in order of arrival.</summary>
    public long[] Told()
    {
        lock (gate) return [.. positions];
    }

    public async Task ConnectAsync(Connection connection, CancellationToken cancellation)
    {
        var address = new UriBuilder(connection.Url) { Scheme = "ws", Path = "/hubs/live", Query = $"access_token={connection.Key}" };
        await socket.ConnectAsync(address.Uri, cancellation);
        await SendAsync("""{"protocol":"json","version":1}""", cancellation);
        _ = Task.Run(() => ReadAsync(cancellation), cancellation);
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{subject}}",null]}""", cancellation);
        await subscribed.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(string message, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, cancellation);

    private async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var received = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellation);
                filled += received.Count;
                TakeAll();
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Events that it did not receive count as missing.
        }
    }

    private void TakeAll()
    {
        var now = TimeProvider.System.GetUtcNow();
        var rest = buffer.AsSpan(0, filled);
        for (var end = rest.IndexOf(End); end >= 0; end = rest.IndexOf(End))
        {
            Take(rest[..end], now);
            rest = rest[(end + 1)..];
        }

        rest.CopyTo(buffer);
        filled = rest.Length;
    }

    private void Take(ReadOnlySpan<byte> message, DateTimeOffset now)
    {
        if (message.IndexOf("\"invocationId\""u8) >= 0) subscribed.TrySetResult();
        else if (message.IndexOf("\"target\":\"Reset\""u8) >= 0) Resets++;
        else if (message.IndexOf("\"target\":\"Event\""u8) >= 0) TakeEvent(message, now);
    }

    /// <summary>Reads only position and time, which come before the event's data.</summary>
    private void TakeEvent(ReadOnlySpan<byte> message, DateTimeOffset now)
    {
        var json = new Utf8JsonReader(message);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName) continue;
            if (json.ValueTextEquals("position"u8))
            {
                json.Read();
                _ = LogPosition.TryParse(json.GetString(), out var position);
                lock (gate) positions.Add(position);
            }
            else if (json.ValueTextEquals("at"u8))
            {
                json.Read();
                if (Measures) latencies.Add((now - json.GetDateTimeOffset()).Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond);
                return;
            }
        }
    }
}

