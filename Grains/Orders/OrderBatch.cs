using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a batch of events comes to in rows of orders: one write per order, however many events.</summary>
internal sealed class OrderBatch
{
    private readonly Dictionary<string, OrderSummary> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderRowChange> changed = new(StringComparer.Ordinal);

    public bool IsEmpty => placed.Count == 0 && changed.Count == 0;

    public IEnumerable<OrderSummary> Placed => placed.Values;

    public IEnumerable<OrderRowChange> Changed => changed.Values;

    public FulfilmentBatch Fulfilments { get; } = new();

    public void Add(string key, OrderEvent @event, StoredEvent stored)
    {
        var id = IId<OrderId>.Parse(key);
        var status = (@event as FulfilmentsEvent)?.Status ?? (@event as LinePicked)?.Status;
        if (@event is OrderPlaced order) placed[key] = OrderSummary.Of(id, order, stored);
        else if (placed.TryGetValue(key, out var row)) placed[key] = row.With(status, stored);
        else changed[key] = new(id.Merchant.Value, id.Local, status ?? changed.GetValueOrDefault(key)?.Status, stored.At, stored.Position);

        Fulfilments.Add(id, @event, stored.Position);
    }
}
