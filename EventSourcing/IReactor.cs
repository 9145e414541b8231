namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A checkpointed follower of the log that turns events into commands, which is how feedback travels between aggregates. It gets each
/// event at least once, in order per stream (or per stream and goods, where it says so). Its commands must be idempotent (operation
/// id = position:name).
/// </summary>
public interface IReactor
{
    string Name { get; }

    /// <summary>Whether this reactor handles the event. Called for every event, so it must look at type and stream only.</summary>
    bool Handles(StoredEvent stored);

    /// <summary>Reacts to one event. A failing reaction is retried a few times and then set aside: later events of the same stream and of
    /// the same goods wait for it.</summary>
    Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken);

    /// <summary>Returns the goods that an event concerns, each as a string for a holder and a SKU. Of two events with goods in common, the
    /// later waits while the earlier is set aside.</summary>
    IReadOnlyList<string> GoodsOf(StoredEvent stored) => [];

    /// <summary>Whether events of one stream may be handled concurrently when each names goods and they have none in common, as events of
    /// different streams are. An event that names no goods is handled alone.</summary>
    bool IsOrderedByGoods => false;
}
