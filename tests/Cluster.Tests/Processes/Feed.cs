using System.Text.Json;

using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>A screen that follows one subject at one host.</summary>
internal sealed class Feed : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<long> told = [];
    private readonly HubConnection connection;

    private Feed(Uri host)
    {
        connection = new HubConnectionBuilder().WithUrl(new Uri(host, "/hubs/live"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.AccessTokenProvider = static () => Task.FromResult<string?>(ServerProcess.AdminKey);
        }).Build();
        connection.On<JsonElement>("Event", Hear);
        connection.On<string, string>("Reset", (_, _) => Resets++);
    }

    /// <summary>How many times the host asked it to reload.</summary>
    public int Resets { get; private set; }

    /// <summary>The position after which it receives events.</summary>
    public long From { get; private set; }

    public long[] Told
    {
        get
        {
            lock (gate) return [.. told];
        }
    }

    public static async Task<Feed> FollowAsync(ServerProcess host, string subject)
    {
        var feed = new Feed(await host.AddressAsync());
        await feed.connection.StartAsync();
        feed.From = Position(await feed.connection.InvokeAsync<string>("Subscribe", subject, null));
        return feed;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Hear(JsonElement @event)
    {
        lock (gate) told.Add(Position(@event.GetProperty("position").GetString()!));
    }

    private static long Position(string text) =>
        LogPosition.TryParse(text, out var position) ? position : throw new InvalidDataException($"'{text}' is no position.");
}
