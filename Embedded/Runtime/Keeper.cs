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
    private TaskCompletionSource<IReadOnlyList<Queue>>? _asked;

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

    /// <summary>The queues that are not empty, as they are a moment later. Only grains that have something to do are looked at.</summary>
    internal Task<IReadOnlyList<Queue>> QueuesAsync()
    {
        var asked = Volatile.Read(ref _asked);
        if (asked is null)
        {
            var mine = new TaskCompletionSource<IReadOnlyList<Queue>>(TaskCreationOptions.RunContinuationsAsynchronously);
            asked = Interlocked.CompareExchange(ref _asked, mine, null) ?? mine;
        }

        return asked.Task;
    }

    public void Dispose() => _stop.Set();

    private void Run()
    {
        while (!_stop.Wait(RoundMilliseconds))
        {
            try
            {
                var now = _silo.Clock.Advance();
                Interlocked.Exchange(ref _asked, null)?.SetResult(Queues());
                Inspect(now);
                _idle.Collect(now);
            }
            catch (Exception exception)
            {
                Log.HousekeepingFailed(_silo.Logger, exception);
            }
        }
    }

    private List<Queue> Queues()
    {
        List<Queue> queues = [];
        foreach (var activation in _watched)
        {
            if (activation.Queued is > 0 and var waiting)
            {
                queues.Add(new(activation.Class, waiting));
            }
        }

        return queues;
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

/// <param name="Waiting">Requests that one grain of the class has not begun yet.</param>
internal readonly record struct Queue(GrainClass Class, int Waiting);
