namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Reactions of one stream side by side, where the reactor goes by goods: what concerns other goods than all before it does not wait for
/// them. A delivery of a thousand SKUs is a thousand events of one dock, and each tells its own SKU.
/// </summary>
internal sealed partial class ReactorLane
{
    /// <summary>How far one looks in a stream for what may go ahead.</summary>
    private const int Window = 32;

    /// <summary>Begins what may go side by side with the first of a stream. It is tried once; if it fails it is tried again, and set aside,
    /// when its turn comes: so that what is set aside is always the first of its stream.</summary>
    private void BeginAhead(Queue<Waiting> queue)
    {
        if (!reactor.GoesByGoods) return;
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
                // Nobody knows what it is about: nothing passes it.
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
        // Whoever waits for it need not wait for those before it.
        if (isDone) await waiting.EndAsync();
        waiting.Came(isDone);
        if (isDone) BeginAhead(queue);
    }

    /// <summary>What was begun of a stream is through, well or badly: nothing of it goes on beside a retry.</summary>
    private async Task AheadIsOverAsync(Queue<Waiting> queue)
    {
        Task[] ahead;
        lock (gate) ahead = [.. queue.Select(static waiting => waiting.Ahead).OfType<Task>()];
        await Task.WhenAll(ahead);
    }
}

