namespace Orleans.Engine;

/// <summary>
/// The silo's housekeeping, on a thread of its own so that a starved thread pool does not stop the time: tells callers whose
/// answer is late, and collects what is idle. Its cost follows what is in use: an idle activation is looked at once per
/// age limit, and not at all in between.
/// </summary>
internal sealed class Keeper : IDisposable
{
    private const int RoundMilliseconds = 50;

    private readonly Silo _silo;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly List<Activation> _watched = [];
    private readonly IdleBuckets _idle;
    private Activation? _newlyWatched;

    internal Keeper(Silo silo)
    {
        _silo = silo;
        _idle = new IdleBuckets(silo);
        _thread = new Thread(Run) { IsBackground = true, Name = "Grain keeper", Priority = ThreadPriority.AboveNormal };
    }

    internal void Start() => _thread.Start();

    /// <summary>Safe from any thread.</summary>
    internal void Watch(Activation activation)
    {
        var first = Volatile.Read(ref _newlyWatched);
        while (true)
        {
            activation.NextWatched = first;
            var seen = Interlocked.CompareExchange(ref _newlyWatched, activation, first);
            if (seen == first)
            {
                return;
            }

            first = seen;
        }
    }

    public void Dispose() => _stop.Set();

    private void Run()
    {
        while (!_stop.Wait(RoundMilliseconds))
        {
            try
            {
                var now = _silo.Clock.Advance();
                Inspect(now);
                _idle.Collect(now);
            }
            catch (Exception exception)
            {
                Log.HousekeepingFailed(_silo.Logger, exception);
            }
        }
    }

    private void Inspect(long now)
    {
        for (var added = Interlocked.Exchange(ref _newlyWatched, null); added is not null;)
        {
            var next = added.NextWatched;
            added.NextWatched = null;
            _watched.Add(added);
            added = next;
        }

        for (var i = _watched.Count - 1; i >= 0; i--)
        {
            var activation = _watched[i];
            if (!activation.Inspect(now))
            {
                _watched[i] = _watched[^1];
                _watched.RemoveAt(_watched.Count - 1);
                _idle.Add(activation);
            }
        }
    }
}
