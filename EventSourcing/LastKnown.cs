using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// What this process has last heard of aggregates, by their ids: from those that live here whenever they change, of the others what they answered.
/// It may be stale, and what was not used lately is forgotten. It is for choosing by, where the aggregate itself has the last word.
/// </summary>
public class LastKnown<TKey, TValue>
    where TKey : notnull
{
    /// <summary>How many are known at most.</summary>
    public const int Capacity = 100_000;

    /// <summary>As long as any plain read may be behind.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);

    private readonly RecentCache<TKey, Heard> recent = new(Capacity);
    private readonly TimeProvider clock;
    private readonly TimeSpan? lag;

    /// <summary>Where others write the log, they change what is not heard of here: what was heard counts for a second then.</summary>
    public LastKnown(IEventLog log, TimeProvider clock)
        : this(clock, log.IsShared ? Lag : null)
    {
    }

    /// <param name="lag">How long something counts that was heard; null for as long as it is not forgotten.</param>
    protected LastKnown(TimeProvider clock, TimeSpan? lag) => (this.clock, this.lag) = (clock, lag);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!recent.TryGet(key, out var heard)) return false;
        if (clock.GetUtcNow() - heard.At >= lag)
        {
            recent.Remove(key, heard);
            return false;
        }

        value = heard.Value;
        return true;
    }

    /// <summary>An aggregate that lives here is another than before. What it is told in order is known in that order.</summary>
    public virtual void Tell(TKey key, TValue value) => recent.Put(key, new(value, clock.GetUtcNow()));

    /// <summary>Keeps what was answered, where nothing is known; what was told meanwhile is newer.</summary>
    public void Keep(TKey key, TValue answer) => recent.TryAdd(key, new(answer, clock.GetUtcNow()));

    private sealed record Heard(TValue Value, DateTimeOffset At);
}
