using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// What this process has last heard of aggregates, by their ids: from those that live here whenever they change, of the others what they answered.
/// It may be stale. It is for choosing by, where the aggregate itself has the last word.
/// </summary>
/// <remarks>Safe from all threads; nobody waits. Kept in two generations: a young one that is full becomes the old one, and what was in the old one
/// and nobody has asked for since is forgotten.</remarks>
public class LastKnown<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Of each generation.</summary>
    public const int Capacity = 50_000;

    /// <summary>As long as any plain read may be behind.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);

    private readonly TimeProvider clock;
    private readonly TimeSpan? lag;
    private volatile ConcurrentDictionary<TKey, Known> young = new();
    private volatile ConcurrentDictionary<TKey, Known> old = new();
    private int added;

    /// <summary>Where others write the log, they change what is not heard of here: what is known is used for a second then.</summary>
    public LastKnown(IEventLog log, TimeProvider clock)
        : this(clock, log.IsShared ? Lag : null)
    {
    }

    /// <param name="lag">For how long something is used after it was heard; null for as long as it is not forgotten.</param>
    protected LastKnown(TimeProvider clock, TimeSpan? lag) => (this.clock, this.lag) = (clock, lag);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var known = Find(key);
        value = known is null ? default : known.Value;
        return known is not null;
    }

    /// <summary>An aggregate that lives here is another than before. What it is told in order is known in that order.</summary>
    public virtual void Tell(TKey key, TValue value)
    {
        var known = new Known(value, clock.GetUtcNow());
        if (!Add(key, known)) young[key] = known;
    }

    /// <summary>Keeps what was answered, where nothing was known; what was told meanwhile is newer.</summary>
    public void Keep(TKey key, TValue answer) => Add(key, new(answer, clock.GetUtcNow()));

    private Known? Find(TKey key)
    {
        if (young.TryGetValue(key, out var known))
        {
            if (IsFresh(known)) return known;
            young.TryRemove(new(key, known));
            return null;
        }

        if (!old.TryGetValue(key, out known) || !IsFresh(known)) return null;
        Add(key, known);
        return known;
    }

    private bool IsFresh(Known known) => lag is not { } longest || clock.GetUtcNow() - known.At < longest;

    private bool Add(TKey key, Known known)
    {
        if (!young.TryAdd(key, known)) return false;
        if (Interlocked.Increment(ref added) == Capacity) Age();
        return true;
    }

    private void Age()
    {
        (old, young) = (young, new());
        Volatile.Write(ref added, 0);
    }

    /// <param name="At">When it was heard.</param>
    private sealed record Known(TValue Value, DateTimeOffset At);
}
