using System.Collections.Concurrent;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>Stores answers by operation in the log, and tracks the operations in progress on this host.</summary>
internal sealed class AnswerStore(IEventLog log, TimeProvider clock)
{
    private const string Stream = "http";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> underWay = new(StringComparer.Ordinal);

    /// <summary>Locks an operation on this host; dispose of the result to release it. When another request holds the lock, waits until
    /// that one ends and returns null.</summary>
    public async Task<IDisposable?> TryLockAsync(string operation, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holder = underWay.GetOrAdd(operation, turn);
        if (holder == turn) return new Turn(underWay, operation, turn);
        await holder.Task.WaitAsync(cancellationToken);
        return null;
    }

    public async ValueTask<(string Hash, RecordedAnswer Answer)?> FindAsync(string operation) =>
        await log.FindOperationAsync(IdOf(operation)) is { } known ? (known.Hash, RecordedAnswer.Parse(known.Answer)) : null;

    /// <summary>Stores an answer; returns false when another host has stored one before.</summary>
    public async Task<bool> KeepAsync(string operation, string hash, RecordedAnswer answer)
    {
        var record = new Operation(IdOf(operation), hash, answer.ToBytes(), clock.GetUtcNow() + Kept);
        var result = await log.AppendAsync(new(Stream, 0, [], Operation: record));
        return result.Outcome is not AppendOutcome.OperationTaken;
    }

    private static string IdOf(string operation) => $"{Stream}|{operation}";

    private sealed class Turn(ConcurrentDictionary<string, TaskCompletionSource> underWay, string operation,
        TaskCompletionSource end)
        : IDisposable
    {
        public void Dispose()
        {
            underWay.TryRemove(operation, out _);
            end.TrySetResult();
        }
    }
}
