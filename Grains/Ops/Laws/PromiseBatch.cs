using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>The effect of a batch of SKU and order events on promises. Changes stay in order, because a shipment takes no more than is
/// promised at that time.</summary>
internal sealed class PromiseBatch
{
    /// <summary>The site of backorders.</summary>
    private const string Nowhere = "";

    private readonly List<PromiseChange> changes = [];
    private readonly Dictionary<(OrderId Order, int Sequence, string Line), WantedRow> wanted = [];
    private readonly Dictionary<OrderId, (bool IsNew, bool IsPlacing)> placing = [];
    private readonly Dictionary<SkuId, long> skus = [];

    public IEnumerable<PromiseChange> Changes => changes;

    /// <summary>The promises that may have become empty.</summary>
    public IEnumerable<PromiseChange> Decreased => changes
        .Where(static row => row.Reserved < 0 || row.Picked < 0)
        .DistinctBy(static row => (row.Merchant, row.Sku, row.Site, row.OrderId, row.Line));

    public IEnumerable<WantedRow> Wanted => wanted.Values.Where(static row => row.Units != 0);

    public IEnumerable<WantedRow> Unwanted => wanted.Values.Where(static row => row.Units == 0);

    public IEnumerable<PlacingRow> Placing => Orders(static order => order.IsPlacing);

    /// <summary>Excludes orders that are new in this batch, because they have no row to remove.</summary>
    public IEnumerable<PlacingRow> Placed => Orders(static order => !order.IsPlacing && !order.IsNew);

    public IEnumerable<SkuRow> Skus => skus.Select(static pair => new SkuRow(pair.Key.Merchant.Value, pair.Key.Code, pair.Value));

    public void Promise(StoredEvent stored, StockEvent @event)
    {
        var sku = IId<SkuId>.Parse(stored.Stream[(stored.Stream.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        skus[sku] = stored.Position;
        switch (@event)
        {
            case ClaimSet set:
                foreach (var line in set.Lines)
                {
                    foreach (var part in line.Reserved) Add(set.Order, line.Line, part.Site.Value, part.Quantity);
                    Add(set.Order, line.Line, Nowhere, line.Backordered);
                }

                break;
            case PromiseEnded ended:
                Add(ended.Order, ended.Line, ended.Site?.Value ?? Nowhere, -ended.Quantity);
                break;
            case BackorderFilled filled:
                Add(filled.Order, filled.Line, filled.Site.Value, filled.Quantity);
                Add(filled.Order, filled.Line, Nowhere, -filled.Quantity);
                break;
            case PromiseLost lost:
                Add(lost.Order, lost.Line, lost.Site.Value, -lost.Quantity);
                Add(lost.Order, lost.Line, Nowhere, lost.Quantity);
                break;
            case GoodsHeard heard:
                foreach (var flow in heard.Flows)
                    if (flow.For is { } line) AddFlow(heard, flow, line);
                break;
        }

        void Add(OrderId order, string line, string site, long reserved, long picked = 0, bool shipped = false)
        {
            if (reserved == 0 && picked == 0) return;
            changes.Add(new(sku.Merchant.Value, sku.Code, site, order.Local, line, reserved, picked, shipped ? 1 : 0, stored.Position));
        }

        void AddFlow(GoodsHeard heard, Flow flow, ClaimLineId line)
        {
            var picked = (flow.To is Bucket.Picked ? flow.Quantity : 0) - (flow.From is Bucket.Picked ? flow.Quantity : 0);
            var shipped = heard.Reason is StockReason.Shipped;
            Add(line.Order, line.Line, heard.Site.Value, shipped ? -flow.Quantity : 0, picked, shipped);
        }
    }

    /// <summary>An order event contains, for each line that it changes, what is wanted after it.</summary>
    public void Want(StoredEvent stored, OrderEvent @event)
    {
        var order = IId<OrderId>.Parse(stored.Stream[(stored.Stream.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (@event is OrderPlaced or LinesCancelled or BackorderCovered or PromiseWithdrawn or LineShort) Is(placing: true);
        if (@event is OrderReserved or OrderSettled) Is(placing: false);
        if (@event is not PartsEvent changed) return;
        foreach (var part in changed.Parts)
        {
            foreach (var line in part.Lines)
                wanted[(order, part.Sequence, line.Line)] = new(
                    order.Merchant.Value, order.Local, part.Sequence, line.Line, line.Sku.Code, part.Site?.Value ?? Nowhere,
                    line.Quantity - line.Shipped, stored.Position);
        }

        void Is(bool placing) =>
            this.placing[order] = (@event is OrderPlaced || this.placing.GetValueOrDefault(order).IsNew, placing);
    }

    private IEnumerable<PlacingRow> Orders(Func<(bool IsNew, bool IsPlacing), bool> which) => placing
        .Where(pair => which(pair.Value))
        .Select(static pair => new PlacingRow(pair.Key.Merchant.Value, pair.Key.Local));
}

/// <param name="Reserved">Signed.</param>
/// <param name="Picked">Signed.</param>
/// <param name="Shipped">1 when units have shipped; the change then takes at most what is promised.</param>
internal sealed record PromiseChange(
    string Merchant, string Sku, string Site, string OrderId, string Line, long Reserved, long Picked, int Shipped, long Position);

/// <param name="Units">0 when nothing is wanted any more.</param>
internal sealed record WantedRow(
    string Merchant, string OrderId, int Sequence, string Line, string Sku, string Site, long Units, long Position);

internal sealed record PlacingRow(string Merchant, string OrderId);

internal sealed record SkuRow(string Merchant, string Sku, long Position);
