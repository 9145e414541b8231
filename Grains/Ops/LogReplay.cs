using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>The whole log folded up to one position, without asking a grain or a read model.</summary>
internal sealed class LogReplay
{
    private const int Page = 4_000;

    public Dictionary<SkuId, (SkuState State, long Position)> Skus { get; } = [];

    public Dictionary<OrderId, (OrderState State, long Version, long Position)> Orders { get; } = [];

    public StockLedger Ledger { get; } = new();

    /// <summary>When a SKU last said something of an order.</summary>
    public Dictionary<OrderId, long> PromisedAt { get; } = [];

    public long Position { get; private set; }

    public async Task ReadAsync(IEventLog log, long upTo, CancellationToken cancellationToken)
    {
        while (Position < upTo)
        {
            var page = await log.ReadAllAsync(Position, Page, cancellationToken);
            if (page.Count == 0) return;
            foreach (var stored in page)
            {
                if (stored.Position > upTo) return;
                Add(stored);
                Position = stored.Position;
            }
        }
    }

    private void Add(StoredEvent stored)
    {
        var key = stored.Stream[(stored.Stream.IndexOf(':', StringComparison.Ordinal) + 1)..];
        switch (EventCodec.Decode(stored))
        {
            case SkuEvent @event:
                Add(IId<SkuId>.Parse(key), @event, stored);
                break;
            case OrderEvent @event:
                var order = IId<OrderId>.Parse(key);
                var known = Orders.TryGetValue(order, out var entry) ? entry.State : OrderState.Initial;
                Orders[order] = (OrderFold.Evolve(known, @event, stored.At), stored.Version, stored.Position);
                break;
            case HolderEvent @event:
                Ledger.Add(stored, @event);
                break;
        }
    }

    private void Add(SkuId sku, SkuEvent @event, StoredEvent stored)
    {
        var state = Skus.TryGetValue(sku, out var entry) ? entry.State : SkuState.Initial;
        Skus[sku] = (SkuFold.Evolve(state, @event, stored.At), stored.Position);
        OrderId? concerned = @event switch
        {
            StockReserved reserved => reserved.Order,
            StockReleased released => released.Order,
            BackorderFilled filled => filled.Order,
            PromiseLost lost => lost.Order,
            _ => null,
        };
        if (concerned is { } order) PromisedAt[order] = stored.Position;
        if (@event is not GoodsHeard heard) return;
        Ledger.Hear(heard.Reference, sku);
        foreach (var flow in heard.Flows)
            if (flow.For is { } line) PromisedAt[line.Order] = stored.Position;
    }
}
