using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// The open events of one reactor: a queue per stream, handled concurrently up to a bound, and the position below which all are
/// handled or set aside. Within a stream events are handled in order, except as <see cref="BeginAhead"/> allows.
/// </summary>
internal sealed partial class ReactorLane(
    IReactor reactor, long checkpoint, SemaphoreSlim slots, LaneServices services, CancellationToken stopping)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Waiting>> streams = new(StringComparer.Ordinal);
    private readonly SortedSet<long> open = [];

    // Queues that got more events while being worked on; used only by the reader of the log.
    private readonly HashSet<Queue<Waiting>> fresh = [];
    private long read = checkpoint;

    public string Name => reactor.Name;

    /// <summary>The checkpoint as last written.</summary>
    public long Checkpoint { get; set; } = checkpoint;

    /// <summary>Called when the position moves.</summary>
    public required Action Moved { get; init; }

    /// <summary>The position up to which everything is handled or set aside.</summary>
    public long Position
    {
        get
        {
            lock (gate) return open.Count == 0 ? read : open.Min - 1;
        }
    }

    /// <summary>The number of events that wait or are being handled.</summary>
    public int Open
    {
        get
        {
            lock (gate) return open.Count;
        }
    }

    /// <summary>Adds the next events of the log.</summary>
    public void Take(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            if (stored.Position > read && reactor.Handles(stored)) Add(stored);
        }

        foreach (var queue in fresh) BeginAhead(queue);
        fresh.Clear();

        lock (gate) read = Math.Max(read, events[^1].Position);
        Moved();
    }

    private void Add(StoredEvent stored)
    {
        lock (gate)
        {
            if (this.held.TryGetValue(stored.Stream, out var held))
            {
                held.Take(stored, GoodsOf(stored));
                return;
            }

            if (!open.Add(stored.Position)) return;
            var waiting = new Waiting(stored);
            if (!failing.Contains(stored.Stream)) waiting.Count(services.Causes);
            if (streams.TryGetValue(stored.Stream, out var queue))
            {
                queue.Enqueue(waiting);
                // Started once for all events that arrive together.
                if (reactor.IsOrderedByGoods) fresh.Add(queue);
                return;
            }

            streams.Add(stored.Stream, queue = new());
            queue.Enqueue(waiting);
            _ = Task.Run(() => WorkAsync(queue), CancellationToken.None);
        }
    }

    private async Task WorkAsync(Queue<Waiting> queue)
    {
        var next = Peek(queue);
        while (next is not null)
        {
            var stored = next.Event;
            BeginAhead(queue);
            var failure = next.Ahead is { } ahead && await ahead ? null
                : HolderOf(stored) is { } id ? Failure.Behind(id, services.Time.GetUtcNow())
                : await HandleAsync(stored);
            if (failure is null)
            {
                await next.EndAsync();
                next = Done(queue);
            }
            else if (failure == Failure.Stopped || await TrySetAsideAsync(stored, failure, queue))
            {
                return;
            }
        }
    }

    private Waiting Peek(Queue<Waiting> queue)
    {
        lock (gate) return queue.Peek();
    }

    private Waiting? Done(Queue<Waiting> queue)
    {
        Waiting? next;
        lock (gate)
        {
            var stored = queue.Dequeue().Event;
            open.Remove(stored.Position);
            failing.Remove(stored.Stream);
            if (!queue.TryPeek(out next)) streams.Remove(stored.Stream);
        }

        Moved();
        return next;
    }

    /// <summary>An event in a queue, and whether it is counted for its cause.</summary>
    private sealed class Waiting(StoredEvent stored)
    {
        private CauseTracker? counted;
        private IReadOnlyList<string>? goods;
        private TaskCompletionSource<bool>? ahead;

        public StoredEvent Event => stored;

        /// <summary>Set when the event was started before its turn; its result tells whether it was handled.</summary>
        public Task<bool>? Ahead => ahead?.Task;

        public bool IsDone => ahead is { Task: { IsCompleted: true, Result: true } };

        public void GoAhead() => ahead = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Complete(bool isDone) => ahead!.SetResult(isDone);

        public IReadOnlyList<string> GoodsOf(ReactorLane lane) => goods ??= lane.GoodsOf(stored);

        public void Count(CauseTracker causes)
        {
            causes.Begin(stored.Cause);
            counted = causes;
        }

        public ValueTask EndAsync() => Interlocked.Exchange(ref counted, null) is { } causes ? causes.EndAsync(stored.Cause) : default;

        public void Drop() => Interlocked.Exchange(ref counted, null)?.Drop(stored.Cause);
    }
}

