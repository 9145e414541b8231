using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Live;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>
/// The live feed of one order for its buyer: the same calls as <see cref="LiveHub"/>, with <c>track:{token}</c> as the only subject,
/// and events that say only that something changed. Positions are counted per connection, because the log's own would reveal how
/// busy the warehouse is; a client that reconnects is told to read the state again.
/// </summary>
internal sealed class TrackingHub(
    TrackingTokens tokens, TrackingFollowers followers, Subscriptions subscriptions, IHubContext<TrackingHub, ILiveClient> hub) : Hub<ILiveClient>
{
    private const string Prefix = "track:";

    /// <returns>The position after which events are sent.</returns>
    public async Task<string> Subscribe(string subject, string? afterPosition = null)
    {
        if (subject?.StartsWith(Prefix, StringComparison.Ordinal) != true || !tokens.TryOpen(subject[Prefix.Length..], out var order))
            throw new HubException("unknown_subject");
        if (!followers.TryAdd(Context.ConnectionId, order)) throw new HubException("too_many_subscriptions");
        var buyer = new Buyer(hub.Clients.Client(Context.ConnectionId), subject);
        await subscriptions.StartAsync(Context.ConnectionId, $"order:{order}", after: null, buyer);
        if (Context.ConnectionAborted.IsCancellationRequested) End();
        if (!string.IsNullOrEmpty(afterPosition)) await buyer.Reset(subject, "");
        return Buyer.Start;
    }

    public Task Unsubscribe(string subject)
    {
        End();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        End();
        return Task.CompletedTask;
    }

    private void End()
    {
        followers.Remove(Context.ConnectionId);
        subscriptions.EndAll(Context.ConnectionId);
    }

    /// <summary>Receives the order's events and passes on only that there was one.</summary>
    private sealed class Buyer(ILiveClient client, string subject) : ILiveClient
    {
        private static readonly RawJson Nothing = new("null"u8.ToArray());

        private long told;

        public static string Start { get; } = LogPosition.Format(0);

        public Task Event(LiveEvent @event) =>
            client.Event(new(subject, LogPosition.Format(Interlocked.Increment(ref told)), @event.At, "changed", "", "", Nothing));

        public Task Reset(string about, string position) => client.Reset(subject, LogPosition.Format(Interlocked.Read(ref told)));
    }
}
