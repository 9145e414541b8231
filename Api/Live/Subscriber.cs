using System.Threading.Channels;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Live;

/// <summary>
/// One client's following of one subject: catches up from the log, then listens to the host's feed of the subject. One that is
/// too slow for the feed is dropped by it, and catches up from the log again at its own pace.
/// </summary>
internal sealed class Subscriber(string subject, long from, ILiveClient client, SubjectFeeds feeds,
    LiveReplay replay) : IDisposable
{
    private const int Waiting = 1_000;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();

    private long told = from;

    private Channel<StoredEvent> channel = Channel.CreateBounded<StoredEvent>(Waiting);

    public string Subject => subject;

    public void Start() => _ = Task.Run(RunAsync);

    public void Dispose() => stopping.Cancel();

    /// <summary>Everything up to here has been told or waits to be; the feed's to read and to move while this listens.</summary>
    public long Position { get; private set; } = from;

    /// <summary>Called by the feed under its lock; false when this subscriber cannot take more.</summary>
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
        if (!await replay.IsTooMuchAsync(subject, told, cancellation)) return;
        told = await replay.HeadAsync(cancellation);
        await client.Reset(subject, LogPosition.Format(told));
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        channel = Channel.CreateBounded<StoredEvent>(Waiting);
        await CatchUpAsync(cancellation);
        try
        {
            await foreach (var stored in channel.Reader.ReadAllAsync(cancellation)) await TellAsync(stored);
        }
        finally
        {
            feeds.Leave(this);
        }
    }

    /// <summary>Tells what the log holds, until this has read as far as the feed and listens to it.</summary>
    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var page = await replay.PageAsync(subject, told, cancellation);
            foreach (var stored in page) await TellAsync(stored);
            Position = told;
            if (page.Count < LiveReplay.Page && feeds.TryJoin(this)) return;
        }
    }

    private async Task TellAsync(StoredEvent stored)
    {
        await client.Event(LiveEvent.Of(subject, stored));
        told = stored.Position;
    }
}
