using OrleansWarehouse.Storage.Due;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <param name="Waiting">How many events of the same stream wait behind it, counted up to <see cref="SetAsideDesk.MaxCounted"/>; 0 for a deadline.</param>
public sealed record OpenSetAside(SetAside Row, int Waiting);

/// <summary>Lists and retries set-asides for operators.</summary>
public sealed class SetAsideDesk
{
    /// <summary>Waiting events are counted up to this number.</summary>
    public const int MaxCounted = 1_000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly IEventLog log;
    private readonly ISetAsides store;
    private readonly ReactorRunner reactions;
    private readonly DueRunner deadlines;
    private readonly TimeProvider time;
    private readonly Dictionary<string, IReactor> reactors;

    internal SetAsideDesk(
        IEventLog log, ISetAsides store, IEnumerable<IReactor> reactors, ReactorRunner reactions, DueRunner deadlines, TimeProvider time)
    {
        (this.log, this.store, this.reactions, this.deadlines, this.time) = (log, store, reactions, deadlines, time);
        this.reactors = reactors.ToDictionary(static reactor => reactor.Name, StringComparer.Ordinal);
    }

    /// <summary>Returns all open set-asides, oldest first.</summary>
    public async Task<IReadOnlyList<OpenSetAside>> ListAsync(CancellationToken cancellationToken = default)
    {
        var open = new List<OpenSetAside>();
        foreach (var row in await store.ReadSetAsidesAsync(cancellationToken))
            open.Add(new(row, await CountWaitingAsync(row, cancellationToken)));
        return open;
    }

    /// <summary>Retries a set-aside, and waits within a bound for the result.</summary>
    /// <returns>The set-aside after the retry; null when it is closed.</returns>
    /// <exception cref="KeyNotFoundException">There is no set-aside with this id.</exception>
    public async Task<OpenSetAside?> RetryAsync(string id, TimeSpan bound, CancellationToken cancellationToken = default)
    {
        var start = time.GetTimestamp();
        if (!await store.WantRetryAsync(id)) throw new KeyNotFoundException($"There is no set-aside {id}.");
        reactions.LookForRetries();
        deadlines.LookForRetries();
        while (true)
        {
            var row = (await store.ReadSetAsidesAsync(cancellationToken)).FirstOrDefault(one => one.Id == id);
            if (row is null) return null;
            if (!row.RetryWanted || time.GetElapsedTime(start) >= bound) return new(row, await CountWaitingAsync(row, cancellationToken));
            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private async Task<int> CountWaitingAsync(SetAside row, CancellationToken cancellationToken)
    {
        if (!reactors.TryGetValue(row.Reactor, out var reactor)) return 0;
        var waiting = 0;
        await foreach (var stored in log.ReadStreamAsync(row.Stream, row.Version, cancellationToken))
        {
            if (reactor.Handles(stored) && ++waiting == MaxCounted) break;
        }

        return waiting;
    }
}

