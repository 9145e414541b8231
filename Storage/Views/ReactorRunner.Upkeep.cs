using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>What is done every so often: checkpoints are written, and set-asides retried.</summary>
internal sealed partial class ReactorRunner
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    // What this process has told the others.
    private CausesUnderWay told = new(-1, []);

    /// <summary>Every so often, and once more at the end: what was being written when that came may be older.</summary>
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
            if (database.Shared) await TellAsync(causes.Now());
        }
        catch (EventLogException e)
        {
            LogFailed(e);
        }
    }

    private async Task TellAsync(CausesUnderWay now)
    {
        if (now.Read == told.Read && now.Causes.SetEquals(told.Causes)) return;
        await board.WriteAsync(now);
        told = now;
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

        // Whoever led before wrote it at the last moment, or an answer to us was lost.
        lane.Checkpoint = (await checkpoints.ReadCheckpointsAsync([lane.Name]))[0];
        LogTaken(lane.Name, lane.Checkpoint);
    }

    /// <summary>Every second, and when it is called: looks for what somebody wants retried, or what has waited long enough to try.</summary>
    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await TryAsync(() => RetryWantedAsync(cancellationToken), cancellationToken);
            await retries.HeardAsync(RetryInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RetryWantedAsync(CancellationToken cancellationToken)
    {
        var longAgo = time.GetUtcNow() - options.SetAsideRetry;
        var open = await setAsides.ReadSetAsidesAsync(cancellationToken);
        foreach (var row in open)
        {
            // What another one held back goes on as soon as that one is settled, also when the server died between the two.
            var due = row.BehindId is { } holder ? open.All(one => one.Id != holder) : row.LastAt <= longAgo;
            // Not awaited: one that takes its time holds up no other.
            if ((row.RetryWanted || due) && lanes.FirstOrDefault(lane => lane.Name == row.Reactor) is { } lane) _ = lane.RetryAsync(row);
        }
    }
}

