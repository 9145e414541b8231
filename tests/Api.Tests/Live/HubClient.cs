using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace OrleansWarehouse.Api.Tests.Live;

/// <summary>A SignalR client over a WebSocket, with the JSON protocol: records end with 0x1E.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly Channel<JsonElement> calls = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<JsonElement> completions = Channel.CreateUnbounded<JsonElement>();
    private Task reading = Task.CompletedTask;
    private int last;

    /// <summary>Completes when the connection has ended.</summary>
    public Task Ended => reading.ContinueWith(static _ => { }, TaskScheduler.Default);

    public static Task<HubClient> ConnectAsync(Uri server, string? key) =>
        ConnectAsync(server, key is null ? "" : $"access_token={key}", static _ => { });

    /// <summary>Connects to the buyers' hub, which is anonymous.</summary>
    public static Task<HubClient> ConnectAsBuyerAsync(Uri server) => ConnectAsync(server, "", static _ => { }, "/hubs/track");

    /// <param name="origin">The <c>Origin</c> header, as a browser sends it.</param>
    public static Task<HubClient> ConnectWithCookieAsync(Uri server, string cookie, string? origin = null) =>
        ConnectAsync(server, "", options =>
        {
            options.SetRequestHeader("Cookie", cookie);
            if (origin is not null) options.SetRequestHeader("Origin", origin);
        });

    private static async Task<HubClient> ConnectAsync(Uri server, string query, Action<ClientWebSocketOptions> configure, string hub = "/hubs/live")
    {
        var client = new HubClient();
        configure(client.socket.Options);
        var address = new UriBuilder(server) { Scheme = "ws", Path = hub, Query = query };
        await client.socket.ConnectAsync(address.Uri, default);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        client.reading = client.ReadAsync();
        return client;
    }

    /// <summary>Calls the hub and returns the completion: <c>result</c>, or <c>error</c>.</summary>
    public async Task<JsonElement> CallAsync(string target, params string?[] arguments)
    {
        var call = new { type = 1, target, arguments, invocationId = $"{++last}" };
        await SendAsync(JsonSerializer.Serialize(call));
        return await completions.Reader.ReadAsync(Limit());
    }

    /// <summary>Returns the hub's next call.</summary>
    public async Task<(string Target, JsonElement Arguments)> NextAsync()
    {
        var call = await calls.Reader.ReadAsync(Limit());
        return (call.GetProperty("target").GetString()!, call.GetProperty("arguments"));
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
        socket.Dispose();
    }

    private static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;

    private Task SendAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, default);

    private async Task ReadAsync()
    {
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, default);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var records = text.ToString().Split(End);
            text.Clear().Append(records[^1]);
            foreach (var record in records[..^1]) Take(JsonDocument.Parse(record).RootElement);
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("type", out var type)) return;
        if (type.GetInt32() == 1) calls.Writer.TryWrite(message);
        if (type.GetInt32() == 3) completions.Writer.TryWrite(message);
    }
}
