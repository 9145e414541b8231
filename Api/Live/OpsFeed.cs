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
/// The subject <c>ops</c>: what the grains do, about once a second while anybody follows it, and what is set aside, whenever that
/// changes. It is no subject of the log: each event is the whole of the present, so that nothing is replayed and nothing can be missed. Its positions are times, which rise for each
/// follower.
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

    /// <param name="after">What the client says that it has seen.</param>
    /// <param name="from">The position from which on it is told.</param>
    /// <returns>To be disposed when it follows no longer.</returns>
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
        while (Present() is { Count: > 0 } present && !cancellation.IsCancellationRequested)
        {
            try
            {
                var (figures, aside) = (Bytes(await activity.ReadAsync()), Bytes(SetAsideList.Of(await setAsides.ListAsync(cancellation))));
                Tell(present, figures, aside);
            }
#pragma warning disable CA1031 // Whatever is away now may be there in a second.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }

            await Task.Delay(Interval, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>When there is nobody, the feed ends, until somebody comes.</summary>
    private List<Follower> Present()
    {
        lock (gate)
        {
            running = followers.Count > 0;
            return [.. followers];
        }
    }

    /// <summary>A follower who has not taken the last figures is not given new ones.</summary>
    private void Tell(List<Follower> present, byte[] figures, byte[] aside)
    {
        foreach (var follower in present.Where(static follower => follower.Telling.IsCompleted))
        {
            follower.Telling = TellAsync(follower, ActivityType, figures);
            if (follower.SetAside.AsSpan().SequenceEqual(aside)) continue;
            follower.SetAside = aside;
            follower.Telling = Task.WhenAll(follower.Telling, TellAsync(follower, SetAsidesType, aside));
        }
    }

    private Task TellAsync(Follower follower, string type, byte[] data)
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

        /// <summary>What it was told last of what is set aside.</summary>
        public byte[] SetAside { get; set; } = [];

        public Task Telling { get; set; } = Task.CompletedTask;

        public void Dispose() => feed.Leave(this);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the grains do could not be read")]
    private partial void LogFailed(Exception failure);
}
