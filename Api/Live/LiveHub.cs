using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Live;

/// <summary>The messages that the live feed sends to clients.</summary>
public interface ILiveClient
{
    Task Event(LiveEvent @event);

    /// <summary>Too many events were missed to be replayed: the client must read the state again. Events after the position will be sent.</summary>
    Task Reset(string subject, string position);
}

/// <summary>
/// The live feed. A client that subscribes to a subject is sent all its events after the given position (or from now on), in order
/// and without gaps.
/// </summary>
internal sealed class LiveHub(Subscriptions subscriptions, LiveConnections connections, AccessAuthorizer authorizer) : Hub<ILiveClient>
{
    /// <summary>Subscribes; a second subscription to the same subject replaces the first.</summary>
    /// <returns>The position after which events are sent.</returns>
    public async Task<string> Subscribe(string subject, string? afterPosition = null)
    {
        if (Caller.Of(Context.User) is not { } caller || LiveSubject.Parse(subject) is not { } parsed
            || await authorizer.AuthorizeAsync(parsed.Rule, caller, parsed.Merchant, parsed.Site, parsed.Picker) is not AccessDecision.Allowed)
            throw new HubException("unknown_subject");
        long? after = null;
        if (!string.IsNullOrEmpty(afterPosition))
            after = LogPosition.TryParse(afterPosition, out var position) ? position : throw new HubException("invalid_position");
        var from = await subscriptions.StartAsync(Context.ConnectionId, subject, after);
        if (Context.ConnectionAborted.IsCancellationRequested) subscriptions.EndAll(Context.ConnectionId);
        return LogPosition.Format(from);
    }

    public Task Unsubscribe(string subject)
    {
        subscriptions.End(Context.ConnectionId, subject);
        return Task.CompletedTask;
    }

    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        subscriptions.EndAll(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
