using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Benchmarks.Laws;

/// <summary>An order of one line, and all its events.</summary>
internal sealed class BusyOrder(BusyLog log, int number, string name)
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Recipient ShipTo = new("FR", "75", "1.ada.address");

    private readonly SkuId sku = new(BusyLog.Merchant, $"K{number:D5}");
    private readonly OrderId id = new(BusyLog.Merchant, "web", name);

    private StockKey Key => new(sku);

    private ForLine Line => new(new(id, 1), "1");

    private string Stream => $"order:{id}";

    private string Filled => $"fulfilment:{new FulfilmentId(id, 1).Key}";

    private string Shelf => $"location:{BusyLog.Site}/L{number:D5}";

    private string Tote => $"container:{BusyLog.Site}/{name}";

    public void Place()
    {
        log.Write(Stream, new OrderPlaced(
            At, null, new("ada", "1.ada.customer"), ShipTo, null, 0, null, PartialPolicy.ShipAvailable,
            [new("1", sku, 1, null, null)], new([BusyLog.Site], null), "hash"));
        var version = log.Write($"sku:{sku}", new ClaimSet(id, 1, 0, At, 0, [new("1", [new(BusyLog.Site, 1)], 0, null, [])]));
        log.Write(Filled, new FulfilmentOpened(BusyLog.Site, FulfilmentStatus.Released, [new("1", sku, 1)], null, null, 0, At));
        log.Write(Stream, new OrderReserved(OrderStatus.Released, [Part(FulfilmentStatus.Released, 1)], [new(sku, version)]));
    }

    public void PickAndShip()
    {
        var goods = new PlacedGoods(Key, 1, null, Bucket.Picked, Line);
        var picked = new Flow(Key, 1, Bucket.Pickable, Bucket.Picked, Line.Claim);
        var taken = log.Write(Shelf, new GoodsTaken(
            $"pick-{name}", true, Holder.In(new(BusyLog.Site, name)), [goods], StockReason.Pick, null, null, null)
        {
            Changes = [new(Key, -1, 0)], Flows = [picked],
        });
        log.Write(Tote, new GoodsPut($"pick-{name}", [goods], true, StockReason.Pick, null, null)
        {
            Changes = [new(Key, 1, 0)], Plans = [new(Line.ToString(), Plan.Line(Line), Key, 1)],
        });
        Hear($"{Shelf}@{taken}", $"L{number:D5}", StockReason.Pick, picked);
        log.Write(Filled, new LinePicked(BusyLog.Site, FulfilmentStatus.Picked, "1", new(Key, 1), name, 0));

        var shipped = new Flow(Key, 1, Bucket.Picked, Bucket.Outside, Line.Claim);
        var left = log.Write(Tote, new GoodsTaken($"ship-{name}", false, null, [], StockReason.Shipped, null, null, null)
        {
            Changes = [new(Key, -1, 0)], Plans = [new(Line.ToString(), Plan.Line(Line), Key, -1)], Flows = [shipped],
        });
        Hear($"{Tote}@{left}", name, StockReason.Shipped, shipped);
        log.Write(Filled, new LinesShipped(BusyLog.Site, FulfilmentStatus.Shipped, [new("1", sku, 1, 1, 1, 1)], new(name)));
        log.Write(Stream, new OrderShipped(
            OrderStatus.Shipped, [Part(FulfilmentStatus.Shipped, 3, shipped: 1)],
            new(name, BusyLog.Site.Value, "simulated", ShipmentStatus.Shipped, [])));
        log.Forget(Stream);
        log.Forget(Filled);
        log.Forget(Tote);
    }

    private void Hear(string fact, string holder, StockReason reason, Flow flow) =>
        log.Write($"sku:{sku}", new GoodsHeard($"{fact}:{sku.Code}", BusyLog.Site, holder, reason, [flow], []));

    private PartChange Part(FulfilmentStatus status, long seen, long shipped = 0) =>
        new(1, BusyLog.Site, status, null, seen, [new("1", sku, 1, shipped)]);
}
