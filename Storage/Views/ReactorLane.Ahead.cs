namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Handles events of one stream concurrently when the reactor is ordered by goods: an event waits only for earlier events about the same
/// goods. A delivery of a thousand SKUs is a thousand events of one dock, and each concerns its own SKU.
/// </summary>
internal sealed partial class ReactorLane
{
    /// <summary>How many events of a stream are considered.</summary>
    private const int Window = 32;

    /// <summary>Starts events that may be handled concurrently with the first of a stream. Each is tried once; if it fails, it is retried, and
    /// set aside, when it comes first, so that a set-aside is always the first event of its stream.</summary>
    private void BeginAhead(Queue<Waiting> queue)
    {
        if (!reactor.IsOrderedByGoods) return;
        foreach (var waiting in FindAhead(queue)) _ = Task.Run(() => RunAheadAsync(queue, waiting), CancellationToken.None);
    }

    private List<Waiting> FindAhead(Queue<Waiting> queue)
    {
        var found = new List<Waiting>();
        lock (gate)
        {
            if (queue.Count < 2) return found;
            var before = new HashSet<string>(StringComparer.Ordinal);
            foreach (var waiting in queue.Take(Window))
            {
                if (waiting.IsDone) continue;
                // The goods of this event are unknown: nothing may overtake it.
                if (waiting.GoodsOf(this) is not { Count: > 0 } goods) break;
                if (waiting.Ahead is null && waiting != queue.Peek() && !before.Overlaps(goods)) found.Add(waiting);
                before.UnionWith(goods);
            }

            foreach (var waiting in found) waiting.GoAhead();
        }

        return found;
    }

    private async Task RunAheadAsync(Queue<Waiting> queue, Waiting waiting)
    {
        var isDone = HolderOf(waiting.Event) is null && await TryAsync(waiting.Event) is null;
        // A waiting caller need not wait for earlier events.
        if (isDone) await waiting.EndAsync();
        waiting.Complete(isDone);
        if (isDone) BeginAhead(queue);
    }

    /// <summary>Waits until every event of a stream that was started early has ended, so that none runs beside a retry.</summary>
    private async Task WaitForAheadAsync(Queue<Waiting> queue)
    {
        Task[] ahead;
        lock (gate) ahead = [.. queue.Select(static waiting => waiting.Ahead).OfType<Task>()];
        await Task.WhenAll(ahead);
    }
}

