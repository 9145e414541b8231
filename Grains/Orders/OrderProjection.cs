using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The list of orders. Each event tells all that a row needs, so that rows are only written, once per batch; what happens to a
/// fulfilment has changed its order too.</summary>
public sealed class OrderProjection : IProjection
{
    private const string Prefix = "order:";
    private const string FulfilmentPrefix = "fulfilment:";

    /// <summary>Of an order that is placed again, as when a read model is filled anew, only what can change is written.</summary>
    private static readonly RowWrite<OrderSummary> Place = OrderSummary.Table.Put(
        (nameof(OrderSummary.Channel), Merge.Keep), (nameof(OrderSummary.Number), Merge.Keep), (nameof(OrderSummary.Buyer), Merge.Keep),
        (nameof(OrderSummary.Search), Merge.Keep), (nameof(OrderSummary.TextId), Merge.Keep), (nameof(OrderSummary.ServiceLevel), Merge.Keep), (nameof(OrderSummary.Priority), Merge.Keep),
        (nameof(OrderSummary.PlacedAt), Merge.Keep));

    private static readonly RowWrite<OrderRowChange> Update = OrderSummary.Table.Update<OrderRowChange>();

    public string Name => "orders";

    public int Version => 4;

    public IReadOnlyList<string> Tables => [OrderSummary.Table.Name];

    public string Schema => OrderSummary.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new OrderBatch();
        foreach (var stored in events)
        {
            if (stored.Stream.StartsWith(FulfilmentPrefix, StringComparison.Ordinal))
                batch.Add(FulfilmentId.OfKey(stored.Stream[FulfilmentPrefix.Length..]).Order, null, stored);
            else if (stored.Stream.StartsWith(Prefix, StringComparison.Ordinal) && EventCodec.Decode(stored) is OrderEvent known)
                batch.Add(IId<OrderId>.Parse(stored.Stream[Prefix.Length..]), known, stored);
        }

        if (batch.IsEmpty) return;
        await Place.RunAsync(batch.Placed, transaction);
        await Update.RunAsync(batch.Changed, transaction);
    }
}
