using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>The newest events without gaps: those that this process committed, with their payload objects, and those of others in between.</summary>
internal sealed class PostgresTail(LogTail tail, PostgresLogReader reader, int capacity) : IDisposable
{
    private const int Page = 2_000;
    private readonly SemaphoreSlim one = new(1);
    private readonly Progress own = new(TimeProvider.System);

    public long Head => tail.Head;

    public IReadOnlyList<StoredEvent>? Read(long after, int max) => tail.Read(after, max);

    public void SubscribeToCommits(CommitListener listener) => tail.Committed += listener;

    public Task WaitForMoreAsync(long after, CancellationToken cancellationToken) => tail.WaitForMoreAsync(after, cancellationToken);

    /// <summary>Completes when this process has committed an event after the position; returns the position of the newest such event.</summary>
    public async Task<long> WaitForOwnCommitAsync(long after, CancellationToken cancellationToken)
    {
        await own.ReachedAsync(after + 1, Timeout.InfiniteTimeSpan, cancellationToken);
        return own.Position;
    }

    /// <summary>Adds the events that this process just committed; with none, only reads what others committed.</summary>
    public async Task AddAsync(List<StoredEvent> own)
    {
        await one.WaitAsync();
        try
        {
            if (own.Count > 0 && own[0].Position == tail.Head + 1) tail.Add(own);
            else if (own.Count == 0 || own[^1].Position > tail.Head) await FillAsync(own);
        }
#pragma warning disable CA1031 // Whatever was thrown, the caller must get the result of its commit.
        catch (Exception) when (own.Count > 0)
#pragma warning restore CA1031
        {
            // The commit stands; the next round fills the gaps.
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

