namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Folds aggregates from the log, without a grain, a snapshot or a read model.</summary>
internal static class Replay
{
    /// <summary>Returns the state of an aggregate after its first events.</summary>
    /// <param name="version">The number of events to fold, or more for all.</param>
    /// <returns>The initial state if the aggregate does not exist.</returns>
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
