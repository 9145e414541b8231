using System.Text.Json;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Live;

/// <summary>
/// The subject <c>ops</c>: grain activity, about once a second while anyone follows it, and set-asides, whenever they change. It is not
/// in the log: each event is a full snapshot, so nothing is replayed and nothing can be missed. Its positions are times, which
/// increase for each follower.
/// </summary>
internal sealed partial class OpsFeed(
    GrainActivity activity, SetAsideDesk setAsides, IOptions<JsonOptions> json, TimeProvider clock, ILogger<OpsFeed> logger) : IDisposable
{
    private const string ActivityType = "grainActivity";
    private const string SetAsidesType = "setAsides";
    private const string By = "system";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<Follower> followers = [];
    private readonly CancellationTokenSource stopping = new();
    private bool running;

    /// <param name="after">The last position that the client has seen.</param>
    /// <param name="from">The position after which events are sent.</param>
    /// <returns>The subscription, which disposing ends.</returns>
    public IDisposable Follow(ILiveClient client, long? after, out long from)
    {
        from = Math.Max(after ?? 0, Now);
        var follower = new Follower(this, client) { Position = from };
        lock (gate)
        {
            followers.Add(follower);
            if (running) return follower;
            running = true;
        }

        _ = Task.Run(RunAsync);
        return follower;
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task RunAsync()
    {
        var cancellation = stopping.Token;
        while (CurrentFollowers() is { Count: > 0 } present && !cancellation.IsCancellationRequested)
        {
            try
            {
                var (figures, aside) = (Bytes(await activity.ReadAsync()), Bytes(SetAsideList.Of(await setAsides.ListAsync(cancellation))));
                Send(present, figures, aside);
            }
#pragma warning disable CA1031 // Any failure may be temporary: it is retried in a second.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }

            await Task.Delay(Interval, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Returns the followers; without any, the feed stops until the next one follows.</summary>
    private List<Follower> CurrentFollowers()
    {
        lock (gate)
        {
            running = followers.Count > 0;
            return [.. followers];
        }
    }

    /// <summary>Sends to the followers; one that has not yet received the last figures is skipped.</summary>
    private void Send(List<Follower> present, byte[] figures, byte[] aside)
    {
        foreach (var follower in present.Where(static follower => follower.Sending.IsCompleted))
        {
            follower.Sending = SendAsync(follower, ActivityType, figures);
            if (follower.SetAside.AsSpan().SequenceEqual(aside)) continue;
            follower.SetAside = aside;
            follower.Sending = Task.WhenAll(follower.Sending, SendAsync(follower, SetAsidesType, aside));
        }
    }

    private Task SendAsync(Follower follower, string type, byte[] data)
    {
        follower.Position = Math.Max(follower.Position + 1, Now);
        return follower.Client.Event(new(
            LiveSubject.Ops, LogPosition.Format(follower.Position), clock.GetUtcNow(), type, LiveSubject.Ops, By, new RawJson(data)));
    }

    private byte[] Bytes<T>(T present) => JsonSerializer.SerializeToUtf8Bytes(present, json.Value.SerializerOptions);

    private void Leave(Follower follower)
    {
        lock (gate) followers.Remove(follower);
    }

    private sealed class Follower(OpsFeed feed, ILiveClient client) : IDisposable
    {
        public ILiveClient Client => client;

        public long Position { get; set; }

        /// <summary>The set-asides that were sent last.</summary>
        public byte[] SetAside { get; set; } = [];

        public Task Sending { get; set; } = Task.CompletedTask;

        public void Dispose() => feed.Leave(this);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading grain activity failed")]
    private partial void LogFailed(Exception failure);
}
