namespace Orleans.Engine;

/// <summary>
/// What the silo's <see cref="Keeper"/> asks of an activation: whether requests are late, whether it is idle. A call pays for
/// this with two reads of flags: no call is registered anywhere, an activation is once, as long as it has something to do.
/// </summary>
internal sealed partial class Activation
{
    private volatile bool _touched;
    private int _watched;
    private int _turnsSeen;
    private long _checkAt;

    /// <summary>The keeper's own: next in the list of the newly watched.</summary>
    internal Activation? NextWatched;

    /// <summary>The keeper's own: whether it stands in a bucket of those that may have become idle.</summary>
    internal bool InBucket { get; set; }

    /// <summary>Milliseconds of the silo's clock.</summary>
    internal long LastUsed { get; set; }

    internal long KeepAliveUntil { get; private set; }

    internal bool IsWatched => Volatile.Read(ref _watched) != 0;

    internal bool HasEnded => Volatile.Read(ref _head) == s_closed;

    internal void DelayDeactivation(TimeSpan time) => KeepAliveUntil =
        time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan ? long.MaxValue
        : time <= TimeSpan.Zero ? 0
        : Silo.Clock.Now + (long)time.TotalMilliseconds;

    internal void Touch()
    {
        if (!_touched)
        {
            _touched = true;
        }

        if (Volatile.Read(ref _watched) == 0)
        {
            Watch();
        }
    }

    private void Watch()
    {
        if (Interlocked.Exchange(ref _watched, 1) == 0)
        {
            Silo.Keeper.Watch(this);
        }
    }

    /// <summary>Has the keeper come back to this one, without counting as use.</summary>
    internal void WatchAgain() => Watch();

    /// <summary>Called by the keeper.</summary>
    /// <returns>False when there is nothing more to watch; then the next call brings it back.</returns>
    internal bool Inspect(long now)
    {
        if (_touched)
        {
            _touched = false;
            LastUsed = now;
        }

        if (IsQuiet)
        {
            // A call that saw itself watched has pushed before this exchange, and is seen after it.
            _checkAt = 0;
            Interlocked.Exchange(ref _watched, 0);
            return !IsQuiet && Interlocked.Exchange(ref _watched, 1) == 0;
        }

        // No call can be late before it has been busy for as long as the shortest time-out.
        if (_checkAt == 0 || _checkAt > now + Silo.ShortestTimeout)
        {
            _checkAt = now + Silo.ShortestTimeout;
        }
        else if (now >= _checkAt)
        {
            _checkAt = now + (Silo.ShortestTimeout / 8);
            CheckTimeouts(now);
        }

        return true;
    }

    /// <summary>How many requests wait; right to within what happens while it is counted.</summary>
    internal int Queued => _waiting.Count + CountRequests(_batch) + CountRequests(Volatile.Read(ref _head));

    private static int CountRequests(WorkItem? item)
    {
        var count = 0;
        for (; item is not null; item = item.Next)
        {
            if (item is Invocation { Method: not null })
            {
                count++;
            }
        }

        return count;
    }

    // While the head is null there is no turn, and so nobody changes the lists.
    private bool IsQuiet => Volatile.Read(ref _head) is var head
        && (head == s_closed || (head is null && _underWay.Count == 0 && _waiting.Count == 0));

    private void CheckTimeouts(long now)
    {
        var turns = Volatile.Read(ref _turns);
        if (turns != _turnsSeen || Volatile.Read(ref _head) is null)
        {
            _turnsSeen = turns;
            TryPush(new ActionItem(static self => self.FailLate()));
            return;
        }

        // A turn that blocks its thread. Only the calls that nobody is at work on can be told; the list's links may change
        // below, which costs at most that one is told by the next inspection.
        _current?.FailIfLate(now, Silo.ResponseTimeout);
        FailLate(_batch, now);
        FailLate(Volatile.Read(ref _head), now);
    }

    private void FailLate()
    {
        var now = Silo.Clock.Now;
        for (var request = _underWay.First; request is not null; request = request.Later)
        {
            request.FailIfLate(now, Silo.ResponseTimeout);
        }

        for (var request = _waiting.First; request is not null; request = request.Later)
        {
            request.FailIfLate(now, Silo.ResponseTimeout);
        }
    }

    private void FailLate(WorkItem? item, long now)
    {
        for (; item is not null; item = item.Next)
        {
            (item as Invocation)?.FailIfLate(now, Silo.ResponseTimeout);
        }
    }
}
