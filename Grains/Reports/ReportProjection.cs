using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>
/// The rows that reports are computed from: one for each order and each delivery, work per quarter of an hour (days in any time zone consist
/// of whole ones), and when the units on hand came in. Times are Unix milliseconds.
/// </summary>
public sealed class ReportProjection : IProjection
{
    /// <summary>A quarter of an hour in milliseconds.</summary>
    public const long Slot = 15 * 60 * 1000;

    /// <summary>A day in milliseconds.</summary>
    public const long Day = 24 * 60 * 60 * 1000;

    /// <summary>Amounts are stored in ten-thousandths, because prices have at most four decimals.</summary>
    public const int AmountParts = 10_000;

    private static readonly RowTable<OrderFacts> Orders = new(
        "report_orders", [nameof(OrderFacts.Merchant), nameof(OrderFacts.Id)],
        new RowIndex("placed", "(placed_at)"), new RowIndex("shipped", "(shipped_at) WHERE shipped_at IS NOT NULL"));

    private static readonly RowTable<WorkFacts> Work = new(
        "report_work", [nameof(WorkFacts.Site), nameof(WorkFacts.Merchant), nameof(WorkFacts.Slot), nameof(WorkFacts.Activity)], new RowIndex("slot", "(slot)"));

    private static readonly RowTable<DeliveryFacts> Deliveries =
        new("report_deliveries", [nameof(DeliveryFacts.Merchant), nameof(DeliveryFacts.Asn)], new RowIndex("closed", "(closed_at)"));

    private static readonly RowTable<ArrivalFacts> Arrivals = new(
        "report_arrivals", [nameof(ArrivalFacts.Merchant), nameof(ArrivalFacts.Sku), nameof(ArrivalFacts.Site), nameof(ArrivalFacts.Day)]);

    private static readonly RowTable<StockFacts> Stock =
        new("report_stock", [nameof(StockFacts.Merchant), nameof(StockFacts.Sku), nameof(StockFacts.Site)]);

    private static readonly RowWrite<OrderFacts> InsertOrder = Orders.Insert();

    private static readonly RowWrite<OrderChange> UpdateOrder = Orders.Update<OrderChange>(
        (nameof(OrderChange.Site), Merge.IfMissing), (nameof(OrderChange.Filled), Merge.IfGiven), (nameof(OrderChange.Cancelled), Merge.Add),
        (nameof(OrderChange.ShippedAt), Merge.IfMissing));

    private static readonly RowWrite<WorkFacts> AddWork = Work.Put((nameof(WorkFacts.Units), Merge.Add), (nameof(WorkFacts.Times), Merge.Add));

    private static readonly RowWrite<DeliveryFacts> PutDelivery = Deliveries.Put(
        (nameof(DeliveryFacts.Site), Merge.Keep), (nameof(DeliveryFacts.FirstAt), Merge.Keep), (nameof(DeliveryFacts.ClosedAt), Merge.IfGiven),
        (nameof(DeliveryFacts.Units), Merge.Add));

    private static readonly RowWrite<ArrivalFacts> AddArrival = Arrivals.Put((nameof(ArrivalFacts.Units), Merge.Add));
    private static readonly RowWrite<StockFacts> AddStock = Stock.Put((nameof(StockFacts.OnHand), Merge.Add));

    public string Name => "reports";

    public int Version => 3;

    public IReadOnlyList<string> Tables => [Orders.Name, Work.Name, Deliveries.Name, Arrivals.Name, Stock.Name];

    public string Schema => Orders.Schema + Work.Schema + Deliveries.Schema + Arrivals.Schema + Stock.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new ReportBatch();
        foreach (var stored in events)
            if (ReportBatch.Matters(stored) && EventCodec.Decode(stored) is { } known) batch.Add(stored, known);
        await InsertOrder.RunAsync(batch.Taken, transaction);
        await UpdateOrder.RunAsync(batch.Changed.Select(OrderChange.Of), transaction);
        await AddWork.RunAsync(batch.Work, transaction);
        await PutDelivery.RunAsync(batch.Deliveries, transaction);
        await AddArrival.RunAsync(batch.Arrivals, transaction);
        await AddStock.RunAsync(batch.Stock, transaction);
    }

    private sealed record OrderChange(string Merchant, string Id, string? Site, long? Filled, long Cancelled, long? ShippedAt)
    {
        public static OrderChange Of(OrderFacts order) => new(order.Merchant, order.Id, order.Site, order.Filled, order.Cancelled, order.ShippedAt);
    }
}
