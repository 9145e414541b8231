using Microsoft.AspNetCore.SignalR;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Live;

/// <summary>What clients may ask of the live feed, and what they are told.</summary>
public interface ILiveClient
{
    Task Event(LiveEvent @event);

    /// <summary>Too much was missed to be replayed: read the state anew; what happens after the position will be told.</summary>
    Task Reset(string subject, string position);
}

/// <summary>
/// The live feed. A client that subscribes is told everything about the subject that happens after the position that it gives
/// (or from now on), in order and with nothing missing.
/// </summary>
internal sealed class LiveHub(Subscriptions subscriptions, LiveConnections connections, AccessJudge judge) : Hub<ILiveClient>
{
    /// <summary>Starts telling; a second subscription to the same subject takes the place of the first.</summary>
    /// <returns>The position from which on events are told.</returns>
    public async Task<string> Subscribe(string subject, string? afterPosition = null)
    {
        if (Caller.Of(Context.User) is not { } caller || LiveSubject.Parse(subject) is not { } parsed
            || await judge.JudgeAsync(parsed.Rule, caller, parsed.Merchant, parsed.Site, parsed.Picker) is not Verdict.Allowed)
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
