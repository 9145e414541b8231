using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// What one reactor has to do: a queue per stream, worked on concurrently up to a bound, and the position below which all of
/// it is done.
/// </summary>
internal sealed partial class ReactorLane(
    IReactor reactor, long checkpoint, SemaphoreSlim slots, TimeSpan longestPause, TimeProvider time, ILogger logger,
    CancellationToken stopping)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<StoredEvent>> _streams = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _open = [];
    private long _read = checkpoint;

    public string Name => reactor.Name;

    /// <summary>As it was written last.</summary>
    public long Checkpoint { get; set; } = checkpoint;

    /// <summary>Called when the position moves.</summary>
    public required Action Moved { get; init; }

    /// <summary>The position up to which everything is handled.</summary>
    public long Position
    {
        get
        {
            lock (_gate) return _open.Count == 0 ? _read : _open.Min - 1;
        }
    }

    /// <summary>How many events wait or are being handled.</summary>
    public int Open
    {
        get
        {
            lock (_gate) return _open.Count;
        }
    }

    /// <summary>Takes the next events of the log.</summary>
    public void Take(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            if (stored.Position > _read && reactor.Handles(stored)) Add(stored);
        }

        lock (_gate) _read = Math.Max(_read, events[^1].Position);
        Moved();
    }

    private void Add(StoredEvent stored)
    {
        lock (_gate)
        {
            if (!_open.Add(stored.Position)) return;
            if (_streams.TryGetValue(stored.Stream, out var queue))
            {
                queue.Enqueue(stored);
                return;
            }

            _streams.Add(stored.Stream, queue = new());
            queue.Enqueue(stored);
            _ = Task.Run(() => WorkAsync(stored.Stream, queue), CancellationToken.None);
        }
    }

    private async Task WorkAsync(string stream, Queue<StoredEvent> queue)
    {
        var next = Peek(queue);
        while (next is not null && await HandleAsync(next)) next = Done(stream, queue);
    }

    private StoredEvent Peek(Queue<StoredEvent> queue)
    {
        lock (_gate) return queue.Peek();
    }

    /// <summary>Tries until it succeeds; false when the server stops. A pause holds no slot.</summary>
    private async Task<bool> HandleAsync(StoredEvent stored)
    {
        var backoff = new Backoff(longestPause);
        while (!stopping.IsCancellationRequested)
        {
            if (await TryAsync(stored) is not { } error) return true;
            if (stopping.IsCancellationRequested) return false;
            var pause = backoff.Next();
            LogFailed(error, reactor.Name, stored.Type, stored.Stream, stored.Position, pause);
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private async Task<Exception?> TryAsync(StoredEvent stored)
    {
        try
        {
            await slots.WaitAsync(stopping);
        }
        catch (OperationCanceledException e)
        {
            return e;
        }

        try
        {
            await reactor.ReactAsync(stored, stopping);
            return null;
        }
#pragma warning disable CA1031 // Whatever a reaction throws is tried again: nothing that was written may go unheard.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
        finally
        {
            slots.Release();
        }
    }

    private StoredEvent? Done(string stream, Queue<StoredEvent> queue)
    {
        StoredEvent? next;
        lock (_gate)
        {
            _open.Remove(queue.Dequeue().Position);
            if (!queue.TryPeek(out next)) _streams.Remove(stream);
        }

        Moved();
        return next;
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Reactor {Reactor} failed on {Type} of {Stream} at {Position}; it is tried again in {Pause}")]
    private partial void LogFailed(Exception error, string reactor, string type, string stream, long position, TimeSpan pause);
}
