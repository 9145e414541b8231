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

    /// <summary>Reacts to one event. One that fails is tried a few times and then set aside: it holds up the events of the same
    /// stream, and those of the same goods.</summary>
    Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken);

    /// <summary>The goods that an event is about, each a holder and a SKU in whatever form: of two events that share one, the later
    /// waits while the earlier is set aside. Asked only while something is set aside.</summary>
    IReadOnlyList<string> GoodsOf(StoredEvent stored) => [];
}
