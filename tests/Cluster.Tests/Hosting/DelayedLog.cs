using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Cluster.Tests.Hosting;

/// <summary>A log of one process that announces no commits while it <see cref="Sleeps"/>, as if its followers stood still.</summary>
internal sealed class DelayedLog(IEventLog log) : IEventLog, ILogNotifications
{
    private int stale;

    public bool Sleeps { get; set; }

    /// <summary>The number of appends that failed on stale reference data.</summary>
    public int Stale => Volatile.Read(ref stale);

    public bool IsShared => log.IsShared;

    private ILogNotifications News => (ILogNotifications)log;

    public void SubscribeToCommits(CommitListener listener) => log.SubscribeToCommits((after, events) =>
    {
        if (!Sleeps) listener(after, events);
    });

    public async Task<AppendResult> AppendAsync(Append append)
    {
        var result = await log.AppendAsync(append);
        if (result.Outcome is AppendOutcome.StaleReference) Interlocked.Increment(ref stale);
        return result;
    }

    public Task<long> WaitForOwnCommitAsync(long afterPosition, CancellationToken cancellationToken) => News.WaitForOwnCommitAsync(afterPosition, cancellationToken);

    public Task NotifyAsync(long position) => News.NotifyAsync(position);

    public ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default) => log.ReadHeadAsync(stream, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long afterVersion, CancellationToken cancellationToken = default) =>
        log.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default) =>
        log.ReadAllAsync(afterPosition, max, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default) =>
        log.ReadSubjectAsync(subject, afterPosition, max, cancellationToken);

    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => log.ReadHeadPositionAsync(cancellationToken);

    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken) => log.WaitForMoreAsync(afterPosition, cancellationToken);

    public ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default) => log.FindOperationAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        log.ReadDueAsync(now, max, cancellationToken);
}
