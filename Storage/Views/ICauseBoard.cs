namespace OrleansWarehouse.Storage.Views;

/// <summary>Where the process that runs the reactors publishes which causes still have reactions under way.</summary>
internal interface ICauseBoard
{
    Task WriteAsync(CausesUnderWay now);

    Task<CausesUnderWay> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Read">The position up to which the reactors have read the log.</param>
/// <param name="Causes">The causes of events up to there that are not over.</param>
internal sealed record CausesUnderWay(long Read, HashSet<long> Causes);

/// <summary>Used when there is only one process.</summary>
internal sealed class NoCauseBoard : ICauseBoard
{
    public Task WriteAsync(CausesUnderWay now) => Task.CompletedTask;

    public Task<CausesUnderWay> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new CausesUnderWay(-1, []));
}

/// <summary>Waits for causes whose reactions run in another process.</summary>
internal sealed class RemoteCauses(ICauseBoard board, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly Lock gate = new();
    private Task<CausesUnderWay>? asking;

    /// <param name="head">The end of the log when the cause's own command had been committed.</param>
    public async Task<bool> WaitForCauseAsync(long cause, long head, TimeSpan bound, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < bound)
        {
            var now = await AskAsync().WaitAsync(cancellationToken);
            if (now.Read >= head && !now.Causes.Contains(cause)) return true;
        }

        return false;
    }

    /// <summary>All concurrent waiters share one query.</summary>
    private Task<CausesUnderWay> AskAsync()
    {
        lock (gate)
        {
            if (asking is null or { IsCompleted: true }) asking = AskOnceAsync();
            return asking;
        }
    }

    private async Task<CausesUnderWay> AskOnceAsync()
    {
        await Task.Delay(Poll, time);
        return await board.ReadAsync(CancellationToken.None);
    }
}

