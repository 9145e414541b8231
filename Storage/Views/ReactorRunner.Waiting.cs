using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Waits for reactions, in whichever process they run.</summary>
internal sealed partial class ReactorRunner
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    public async ValueTask<bool> WaitForAllAsync(TimeSpan bound, CancellationToken cancellationToken = default)
    {
        if (reactors.Count == 0) return true;
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        var reached = progress.ReachedAsync(head, bound, cancellationToken);
        if (!leads && !reached.IsCompleted && Interlocked.Exchange(ref asking, 1) == 0) _ = AskOthersAsync();
        return await reached;
    }

    /// <inheritdoc />
    public async ValueTask<bool> WaitForCauseAsync(long cause, TimeSpan bound, CancellationToken cancellationToken = default)
    {
        if (reactors.Count == 0 || cause == 0) return true;
        try
        {
            var start = time.GetTimestamp();
            var head = await log.ReadHeadPositionAsync(cancellationToken);
            if (database.Shared && !leads) return await elsewhere.WaitForCauseAsync(cause, head, bound, cancellationToken);
            if (!await reading.ReachedAsync(head, bound, cancellationToken)) return false;
            return await causes.IsOverAsync(cause, bound - time.GetElapsedTime(start), cancellationToken);
        }
        catch (EventLogException)
        {
            // The write stands, even if its reactions cannot be observed.
            return false;
        }
    }

    /// <inheritdoc />
    public async ValueTask<long> ReadPositionAsync(CancellationToken cancellationToken = default)
    {
        if (reactors.Count == 0) return await log.ReadHeadPositionAsync(cancellationToken);
        if (leads) return progress.Position;
        return (await checkpoints.ReadCheckpointsAsync([.. reactors.Select(static reactor => reactor.Name)], cancellationToken)).Min();
    }

    /// <summary>While another process runs the reactors, one task polls the checkpoints for all waiters of this process.</summary>
    private async Task AskOthersAsync()
    {
        var names = reactors.Select(static reactor => reactor.Name).ToArray();
        do
        {
            while (!leads && progress.IsAwaited)
            {
                try
                {
                    var position = (await checkpoints.ReadCheckpointsAsync(names)).Min();
                    if (!leads) progress.Set(position);
                }
#pragma warning disable CA1031 // Whatever was thrown, the query is repeated; waiters end when their bound passes.
                catch (Exception)
#pragma warning restore CA1031
                {
                }

                await Task.Delay(Poll, time);
            }

            Volatile.Write(ref asking, 0);
        }
        while (!leads && progress.IsAwaited && Interlocked.Exchange(ref asking, 1) == 0);
    }
}

