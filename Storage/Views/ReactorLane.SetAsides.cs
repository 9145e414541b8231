using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Sets failing events aside.</summary>
internal sealed partial class ReactorLane
{
    private readonly Dictionary<string, HeldStream> held = new(StringComparer.Ordinal);

    /// <summary>Loads a set-aside from before this process ran the reactors.</summary>
    public async Task LoadAsync(SetAside row)
    {
        var held = new HeldStream(row);
        await foreach (var stored in services.Log.ReadStreamAsync(row.Stream, row.Version - 1, stopping))
        {
            // Events after the lane's read position will come from the log.
            if (stored.Position > row.Position && stored.Position > read) break;
            if (reactor.Handles(stored)) held.Take(stored, GoodsOf(stored));
        }

        lock (gate)
        {
            if (!streams.ContainsKey(row.Stream)) this.held.TryAdd(row.Stream, held);
        }
    }

    /// <summary>Stores the failure and holds the stream; returns false when it could not be written, because then the log is the problem.</summary>
    private async Task<bool> TrySetAsideAsync(StoredEvent stored, Failure failure, Queue<Waiting> queue)
    {
        var row = RowOf(stored, failure);
        await WaitForAheadAsync(queue);
        try
        {
            await services.SetAsides.PutSetAsideAsync(row);
        }
        catch (EventLogException)
        {
            return false;
        }

        lock (gate)
        {
            var held = new HeldStream(row);
            foreach (var waiting in queue)
            {
                open.Remove(waiting.Event.Position);
                held.Take(waiting.Event, GoodsOf(waiting.Event));
                waiting.Drop();
            }

            streams.Remove(stored.Stream);
            failing.Remove(stored.Stream);
            this.held.Add(stored.Stream, held);
        }

        LogSetAside(services.Logger, reactor.Name, stored.Type, stored.Stream, stored.Position, failure.Error);
        Moved();
        return true;
    }

    private SetAside RowOf(StoredEvent stored, Failure failure) => new(
        $"{reactor.Name}-{stored.Position}", reactor.Name, stored.Stream, stored.Position, stored.Version, stored.Type, failure.Error,
        failure.Tries, failure.FirstAt, failure.LastAt, failure.BehindId);

    /// <summary>Returns the id of the set-aside of the same goods that an event has to wait for; null when there is none.</summary>
    private string? HolderOf(StoredEvent stored)
    {
        lock (gate)
        {
            if (this.held.Count == 0 || GoodsOf(stored) is not { Count: > 0 } goods) return null;
            return this.held.Values.Where(held => held.Holds(stored, goods)).MinBy(held => held.Row.Position)?.Row.Id;
        }
    }

    private IReadOnlyList<string> GoodsOf(StoredEvent stored)
    {
        try
        {
            return reactor.GoodsOf(stored);
        }
#pragma warning disable CA1031 // An event that cannot be read fails as a reaction does, with its error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Reactor {Reactor} has set aside {Type} of {Stream} at {Position} and the events after it: {Error}")]
    private static partial void LogSetAside(ILogger logger, string reactor, string type, string stream, long position, string error);
}

