namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A checkpointed reader that turns events into commands: how feedback travels between aggregates. It sees each event at least
/// once, in order per stream; the commands that it sends must be idempotent (operation id = position:name).
/// </summary>
public interface IReactor
{
    string Name { get; }

    /// <summary>Whether this reactor cares; called for every event, so it looks at nothing but the type and stream.</summary>
    bool Handles(StoredEvent stored);

    /// <summary>Reacts to one event. An exception is retried with backoff, and holds up only the events of the same stream.</summary>
    Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken);
}
