namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A checkpointed reader that turns events into commands: how feedback travels between aggregates. It sees each event at least
/// once, in order per stream (or, where it says so, per stream and goods); the commands that it sends must be idempotent
/// (operation id = position:name).
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
    /// waits while the earlier is set aside.</summary>
    IReadOnlyList<string> GoodsOf(StoredEvent stored) => [];

    /// <summary>Whether events of one stream that name goods, and none in common, may be reacted to side by side, as those of different
    /// streams are. One that names none is reacted to alone.</summary>
    bool GoesByGoods => false;
}
