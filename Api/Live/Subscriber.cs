using System.Threading.Channels;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Live;

/// <summary>
/// One client's subscription to one subject: catches up from the log, then listens to the host's feed of the subject. The feed drops
/// a subscriber that is too slow, which then catches up from the log again at its own pace.
/// </summary>
internal sealed class Subscriber(string subject, long from, ILiveClient client, SubjectFeeds feeds,
    LiveReplay replay) : IDisposable
{
    private const int Waiting = 1_000;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();

    private long sent = from;

    private Channel<StoredEvent> channel = Channel.CreateBounded<StoredEvent>(Waiting);

    public string Subject => subject;

    public void Start() => _ = Task.Run(RunAsync);

    public void Dispose() => stopping.Cancel();

    /// <summary>Every event up to this position is sent or queued. Owned by the feed while this listens.</summary>
    public long Position { get; private set; } = from;

    /// <summary>Queues an event; returns false when the queue is full. Called by the feed under its lock.</summary>
    public bool TryTake(StoredEvent stored)
    {
        if (stored.Position <= Position) return true;
        if (channel.Writer.TryWrite(stored))
        {
            Position = stored.Position;
            return true;
        }

        channel.Writer.Complete();
        return false;
    }

    private async Task RunAsync()
    {
        var cancellation = stopping.Token;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ResetWhenTooLateAsync(cancellation);
                await FollowAsync(cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                replay.LogFailed(failure, subject);
                await Task.Delay(RetryPause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ResetWhenTooLateAsync(CancellationToken cancellation)
    {
        if (!await replay.ExceedsLimitAsync(subject, sent, cancellation)) return;
        sent = await replay.HeadAsync(cancellation);
        await client.Reset(subject, LogPosition.Format(sent));
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        channel = Channel.CreateBounded<StoredEvent>(Waiting);
        await CatchUpAsync(cancellation);
        try
        {
            await foreach (var stored in channel.Reader.ReadAllAsync(cancellation)) await SendAsync(stored);
        }
        finally
        {
            feeds.Leave(this);
        }
    }

    /// <summary>Sends events from the log until this has caught up with the feed and listens to it.</summary>
    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var page = await replay.PageAsync(subject, sent, cancellation);
            foreach (var stored in page) await SendAsync(stored);
            Position = sent;
            if (page.Count < LiveReplay.Page && feeds.TryJoin(this)) return;
        }
    }

    private async Task SendAsync(StoredEvent stored)
    {
        await client.Event(LiveEvent.Of(subject, stored));
        sent = stored.Position;
    }
}
