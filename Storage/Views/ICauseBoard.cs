namespace OrleansWarehouse.Storage.Views;

/// <summary>Where the process that runs the reactors tells the others which causes still have reactions under way.</summary>
internal interface ICauseBoard
{
    Task WriteAsync(CausesUnderWay now);

    Task<CausesUnderWay> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Read">Up to where the reactors have read the log.</param>
/// <param name="Causes">Those of the events up to there that are not over.</param>
internal sealed record CausesUnderWay(long Read, HashSet<long> Causes);

/// <summary>For the only process there is.</summary>
internal sealed class NoCauseBoard : ICauseBoard
{
    public Task WriteAsync(CausesUnderWay now) => Task.CompletedTask;

    public Task<CausesUnderWay> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new CausesUnderWay(-1, []));
}

/// <summary>Waits for causes whose reactions another process runs.</summary>
internal sealed class CausesElsewhere(ICauseBoard board, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly Lock gate = new();
    private Task<CausesUnderWay>? asking;

    /// <param name="head">Where the log ended when the cause had written what it wrote itself.</param>
    public async Task<bool> SettledAsync(long cause, long head, TimeSpan bound, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < bound)
        {
            var now = await AskAsync().WaitAsync(cancellationToken);
            if (now.Read >= head && !now.Causes.Contains(cause)) return true;
        }

        return false;
    }

    /// <summary>All who wait at once share one question.</summary>
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

