using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The periodic work: writes checkpoints and retries set-asides.</summary>
internal sealed partial class ReactorRunner
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    // What this process has published.
    private CausesUnderWay published = new(-1, []);

    /// <summary>Writes periodically, and once more at the end, because a write in progress then may be older.</summary>
    private async Task WriteCheckpointsAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await TryWriteCheckpointsAsync();
            await Task.Delay(interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TryWriteCheckpointsAsync();
    }

    private async Task TryWriteCheckpointsAsync()
    {
        try
        {
            foreach (var lane in lanes) await WriteCheckpointAsync(lane);
            if (database.Shared) await PublishAsync(causes.Now());
        }
        catch (EventLogException e)
        {
            LogFailed(e);
        }
    }

    private async Task PublishAsync(CausesUnderWay now)
    {
        if (now.Read == published.Read && now.Causes.SetEquals(published.Causes)) return;
        await board.WriteAsync(now);
        published = now;
    }

    private async Task WriteCheckpointAsync(ReactorLane lane)
    {
        var position = lane.Position;
        if (position <= lane.Checkpoint) return;
        if (await checkpoints.MoveCheckpointAsync(lane.Name, lane.Checkpoint, position))
        {
            lane.Checkpoint = position;
            return;
        }

        // The former leader wrote it at the last moment, or the answer to this process was lost.
        lane.Checkpoint = (await checkpoints.ReadCheckpointsAsync([lane.Name]))[0];
        LogTaken(lane.Name, lane.Checkpoint);
    }

    /// <summary>Every second, and when signalled: retries set-asides that an operator wants retried or that have waited long enough.</summary>
    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await TryAsync(() => RetryWantedAsync(cancellationToken), cancellationToken);
            await retries.WaitAsync(RetryInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RetryWantedAsync(CancellationToken cancellationToken)
    {
        var longAgo = time.GetUtcNow() - options.SetAsideRetry;
        var open = await setAsides.ReadSetAsidesAsync(cancellationToken);
        foreach (var row in open)
        {
            // A set-aside that waited for another runs as soon as that one is closed, also when the server died in between.
            var due = row.BehindId is { } holder ? open.All(one => one.Id != holder) : row.LastAt <= longAgo;
            // Not awaited: a slow retry must not delay the others.
            if ((row.RetryWanted || due) && lanes.FirstOrDefault(lane => lane.Name == row.Reactor) is { } lane) _ = lane.RetryAsync(row);
        }
    }
}

