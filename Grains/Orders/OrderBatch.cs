using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a batch of events comes to in rows of orders: one write per order, however many events.</summary>
internal sealed class OrderBatch
{
    private readonly Dictionary<OrderId, OrderSummary> placed = [];
    private readonly Dictionary<OrderId, OrderRowChange> changed = [];

    public bool IsEmpty => placed.Count == 0 && changed.Count == 0;

    public IEnumerable<OrderSummary> Placed => placed.Values;

    public IEnumerable<OrderRowChange> Changed => changed.Values;

    /// <param name="event">Null where it is one of its fulfilments'.</param>
    public void Add(OrderId id, OrderEvent? @event, StoredEvent stored)
    {
        var status = (@event as PartsEvent)?.Status;
        if (@event is OrderPlaced order) placed[id] = OrderSummary.Of(id, order, stored);
        else if (placed.TryGetValue(id, out var row)) placed[id] = row.With(status, stored);
        else changed[id] = new(id.Merchant.Value, id.Local, status ?? changed.GetValueOrDefault(id)?.Status, stored.At, stored.Position);
    }
}
