using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Cluster.Tests.Flows;

/// <summary>A log that receives notifications and is never read.</summary>
internal sealed class NotifiedLog : IEventLog, ILogNotifications
{
    private readonly Lock gate = new();
    private readonly List<(long Position, TaskCompletionSource Reached)> waiting = [];
    private long notified;

    public Task NotifyAsync(long position)
    {
        lock (gate)
        {
            notified = Math.Max(notified, position);
            foreach (var one in waiting.Where(one => one.Position <= notified)) one.Reached.TrySetResult();
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes when it has been notified of this position or a later one.</summary>
    public Task ReachedAsync(long position)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (notified >= position) reached.SetResult();
            else waiting.Add((position, reached));
        }

        return reached.Task;
    }

    public Task<long> WaitForOwnCommitAsync(long afterPosition, CancellationToken cancellationToken) => throw new NotSupportedException();

    public bool IsShared => true;

    public void SubscribeToCommits(CommitListener listener) => throw new NotSupportedException();

    public Task<AppendResult> AppendAsync(Append append) => throw new NotSupportedException();

    public ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long afterVersion, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
