using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Retries set-asides.</summary>
internal sealed partial class ReactorLane
{
    /// <summary>Retries a set-aside, then handles the set-asides that wait for it, in order.</summary>
    public async Task RetryAsync(SetAside row)
    {
        try
        {
            if (!IsHeld(row.Stream)) await LoadAsync(row);
            if (await RetryStreamAsync(row.Stream)) await RetryWaitersAsync();
        }
        catch (Exception e) when (e is EventLogException or OperationCanceledException)
        {
            // The log is unreachable, or the server stops: the set-aside stays as it is.
            LogNotRetried(services.Logger, e, reactor.Name, row.Stream);
        }
    }

    private async Task RetryWaitersAsync()
    {
        List<HeldStream> waiters;
        lock (gate) waiters = [.. this.held.Values.Where(held => held.Row.BehindId is not null).OrderBy(held => held.Row.Position)];
        foreach (var waiter in waiters) await RetryStreamAsync(waiter.Row.Stream);
    }

    private bool IsHeld(string stream)
    {
        lock (gate) return held.ContainsKey(stream);
    }

    /// <summary>Handles the events of a stream until one fails or none is left; returns true when none is left.</summary>
    private async Task<bool> RetryStreamAsync(string stream)
    {
        HeldStream? held;
        lock (gate)
        {
            if (!this.held.TryGetValue(stream, out held) || held.Busy) return false;
            held.Busy = true;
        }

        try
        {
            var (version, done) = (held.Row.Version - 1, 0L);
            do
            {
                await foreach (var stored in services.Log.ReadStreamAsync(stream, version, stopping))
                {
                    if (stored.Position > held.Last) break;
                    if (!await RetryAsync(held, stored)) return false;
                    (version, done) = (stored.Version, stored.Position);
                }
            }
            while (!await CloseAsync(held, done));
            return true;
        }
        finally
        {
            lock (gate) held.Busy = false;
        }
    }

    /// <summary>Tries one event once; on failure, stores the error and returns false.</summary>
    private async Task<bool> RetryAsync(HeldStream held, StoredEvent stored)
    {
        if (!reactor.Handles(stored)) return true;
        var (row, now) = (held.Row, services.Time.GetUtcNow());
        var holder = HolderOf(stored);
        var error = holder is null ? await TryAsync(stored) : null;
        stopping.ThrowIfCancellationRequested();
        if (holder is null && error is null) return true;
        var before = stored.Position == row.Position ? row.Tries : 0;
        var failure = error is null ? Failure.Behind(holder!, now) : Failure.Of(error, before + 1, now, services.Time.GetUtcNow());
        held.Row = RowOf(stored, failure) with { Id = row.Id, FirstAt = row.FirstAt };
        await services.SetAsides.PutSetAsideAsync(held.Row);
        return false;
    }

    /// <summary>Closes a set-aside when all its waiting events are done. Events that come before that is written wait in the stream's queue.</summary>
    private async Task<bool> CloseAsync(HeldStream held, long done)
    {
        var queue = new Queue<Waiting>();
        lock (gate)
        {
            if (held.Last > done) return false;
            this.held.Remove(held.Row.Stream);
            streams.Add(held.Row.Stream, queue);
        }

        await CloseSetAsideAsync(held.Row.Id);
        lock (gate)
        {
            if (queue.Count == 0) streams.Remove(held.Row.Stream);
            else _ = Task.Run(() => WorkAsync(queue), CancellationToken.None);
        }

        LogRetried(services.Logger, reactor.Name, held.Row.Stream);
        return true;
    }

    private async Task CloseSetAsideAsync(string id)
    {
        var backoff = new Backoff(services.Options.MaxBackoff);
        while (true)
        {
            try
            {
                await services.SetAsides.CloseSetAsideAsync(id);
                return;
            }
            catch (EventLogException) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(backoff.Next(), services.Time, stopping);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reactor {Reactor} has handled what was set aside of {Stream}")]
    private static partial void LogRetried(ILogger logger, string reactor, string stream);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reactor {Reactor} could not retry what was set aside of {Stream}")]
    private static partial void LogNotRetried(ILogger logger, Exception error, string reactor, string stream);
}

