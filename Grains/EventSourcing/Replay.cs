namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Folds aggregates anew from the log, without a grain, a snapshot or a read model.</summary>
internal static class Replay
{
    /// <summary>The state that an aggregate had with its first events.</summary>
    /// <param name="version">How many; those that it has and more are all of them.</param>
    /// <returns>The initial state of one that there is not.</returns>
    public static async Task<TState> ReplayAsync<TState, TEvent>(
        this IEventLog log, Aggregate<TState, TEvent> aggregate, string key, long version, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        var state = aggregate.Initial;
        await foreach (var stored in log.ReadStreamAsync(aggregate.StreamOf(key), 0, cancellationToken))
        {
            if (stored.Version > version) break;
            if (EventCodec.Decode(stored) is TEvent known) state = aggregate.Evolve(state, known, stored.At);
        }

        return state;
    }
}
