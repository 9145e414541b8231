using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The newest events without holes: what this process committed, with its objects, and what others wrote in between.</summary>
internal sealed class PostgresTail(LogTail tail, PostgresLogReader reader, int capacity) : IDisposable
{
    private const int Page = 2_000;
    private readonly SemaphoreSlim one = new(1);
    private readonly Progress own = new(TimeProvider.System);

    public long Head => tail.Head;

    public IReadOnlyList<StoredEvent>? Read(long after, int max) => tail.Read(after, max);

    public void WhenCommitted(CommitListener listener) => tail.Committed += listener;

    public Task WaitForMoreAsync(long after, CancellationToken cancellationToken) => tail.WaitForMoreAsync(after, cancellationToken);

    /// <summary>Completes when this process has committed something after the position; gives where it ends.</summary>
    public async Task<long> CommittedHereAsync(long after, CancellationToken cancellationToken)
    {
        await own.ReachedAsync(after + 1, Timeout.InfiniteTimeSpan, cancellationToken);
        return own.Position;
    }

    /// <summary>Takes what was just committed here, or nothing to look for what others committed.</summary>
    public async Task AddAsync(List<StoredEvent> own)
    {
        await one.WaitAsync();
        try
        {
            if (own.Count > 0 && own[0].Position == tail.Head + 1) tail.Add(own);
            else if (own.Count == 0 || own[^1].Position > tail.Head) await FillAsync(own);
        }
#pragma warning disable CA1031 // Whatever it was: the caller must be told of its commit.
        catch (Exception) when (own.Count > 0)
#pragma warning restore CA1031
        {
            // What was committed is committed; the holes are read by the next round.
        }
        finally
        {
            if (own.Count > 0) this.own.Set(own[^1].Position);
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task FillAsync(List<StoredEvent> own)
    {
        var mine = own.ToDictionary(e => e.Position);
        while (true)
        {
            var head = await reader.ReadHeadPositionAsync(default);
            if (head - tail.Head > Math.Max(capacity, Page)) tail.Reset(head - Page);
            var page = await reader.ReadAllAsync(tail.Head, Page, default);
            tail.Add(page.ConvertAll(e => mine.GetValueOrDefault(e.Position, e)));
            if (page.Count < Page) return;
        }
    }
}

