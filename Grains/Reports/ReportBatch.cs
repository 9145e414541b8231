using System.ComponentModel.DataAnnotations.Schema;

using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>The kinds of work that reports count.</summary>
public enum ReportActivity
{
    Received,
    PutAway,
    Picked,
    Short,
    Packed,
    Shipped,

    /// <summary>A count found more than was booked.</summary>
    CountedOver,
    CountedUnder,
}

/// <summary>Combines a batch of events into rows of reports, so that each row is written once.</summary>
internal sealed class ReportBatch
{
    /// <summary>The cap of an order's amount, so that absurd amounts overflow no sum.</summary>
    private const decimal MaxAmount = 90_000_000_000m;

    private static readonly string[] Streams = ["order:", "task:", "shipment:", "inbound:", "sku:"];

    private readonly Dictionary<string, OrderFacts> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderFacts> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Site, string Merchant, long Slot, ReportActivity Activity), (long Units, long Times)> work = [];
    private readonly Dictionary<string, DeliveryFacts> deliveries = new(StringComparer.Ordinal);
    private readonly Dictionary<(SkuId Sku, string Site, long Day), long> arrivals = [];
    private readonly Dictionary<(SkuId Sku, string Site), long> stock = [];

    public IEnumerable<OrderFacts> Taken => taken.Values;

    public IEnumerable<OrderFacts> Changed => changed.Values;

    public IEnumerable<WorkFacts> Work => work.Select(row => new WorkFacts(
        row.Key.Site, row.Key.Merchant, row.Key.Slot, EnumText.Of(row.Key.Activity), row.Value.Units, row.Value.Times));

    public IEnumerable<DeliveryFacts> Deliveries => deliveries.Values;

    public IEnumerable<ArrivalFacts> Arrivals => arrivals.Select(row => new ArrivalFacts(row.Key.Sku.Merchant.Value, row.Key.Sku.Code, row.Key.Site, row.Key.Day, row.Value));

    public IEnumerable<StockFacts> Stock => stock.Where(row => row.Value != 0).Select(row => new StockFacts(row.Key.Sku.Merchant.Value, row.Key.Sku.Code, row.Key.Site, row.Value));

    public static bool Matters(StoredEvent stored) => Array.Exists(Streams, stream => stored.Stream.StartsWith(stream, StringComparison.Ordinal));

    public void Add(StoredEvent stored, object @event)
    {
        var key = stored.Stream[(stored.Stream.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var at = stored.At.ToUnixTimeMilliseconds();
        switch (@event)
        {
            case OrderEvent order:
                Add(key, order, at);
                break;
            case InboundEvent inbound:
                Add(key, inbound, at);
                break;
            case StopPicked picked:
                Count(picked.Location.Site, picked.Key.Sku.Merchant, at, ReportActivity.Picked, picked.Quantity, 1);
                break;
            case StopShort missing:
                Count(missing.Location.Site, missing.Key.Sku.Merchant, at, ReportActivity.Short, missing.Quantity, 1);
                break;
            case ShipmentPacked packed:
                Count(packed.Site, packed.Merchant, at, ReportActivity.Packed, UnitsIn(packed.Parcels), packed.Parcels.Length);
                break;
            case HandedOver handed:
                Count(handed.Site, handed.Merchant, at, ReportActivity.Shipped, UnitsIn(handed.Parcels), handed.Parcels.Length);
                break;
            case GoodsHeard heard:
                foreach (var flow in heard.Flows) Move(IId<SkuId>.Parse(key), heard.Site, heard.Reason, flow, at);
                break;
        }
    }

    private void Add(string key, OrderEvent @event, long at)
    {
        var id = IId<OrderId>.Parse(key);
        if (@event is OrderPlaced placed)
        {
            var units = placed.Lines.Sum(line => line.Quantity);
            taken[key] = new(id.Merchant.Value, id.Local, id.Channel, null, placed.PlacedAt.ToUnixTimeMilliseconds(), at, units, null, 0, null)
            {
                Currency = placed.Lines.FirstOrDefault(line => line.UnitPrice is not null)?.UnitPrice?.Currency,
                Amount = AmountOf(placed.Lines),
            };
        }

        var rows = taken.ContainsKey(key) ? taken : changed;
        var row = rows.GetValueOrDefault(key) ?? new(id.Merchant.Value, id.Local, id.Channel, null, 0, 0, 0, null, 0, null);
        if (@event is LinesCancelled cancelled) rows[key] = row with { Cancelled = row.Cancelled + cancelled.Lines.Sum(static line => line.Quantity) };
        if (@event is not PartsEvent told) return;
        // Most events of an order change nothing that is counted here.
        if (told is not (OrderReserved or OrderSettled) && told.Status is not OrderStatus.Shipped) return;
        rows[key] = row with
        {
            Site = row.Site ?? told.Parts.FirstOrDefault(part => part.Site is not null)?.Site?.Value,
            Filled = told is OrderReserved ? Promised(told) : row.Filled,
            ShippedAt = row.ShippedAt ?? (told.Status is OrderStatus.Shipped ? at : null),
        };
    }

    /// <summary>All prices of an order are in its merchant's currency.</summary>
    private static long AmountOf(IEnumerable<OrderLine> lines) =>
        (long)(Math.Min(lines.Sum(line => (line.UnitPrice?.Amount ?? 0) * line.Quantity), MaxAmount) * ReportProjection.AmountParts);

    private static long Promised(PartsEvent reserved) =>
        reserved.Parts.Where(part => part.Site is not null).Sum(part => part.Lines.Sum(line => line.Quantity));

    private void Add(string key, InboundEvent @event, long at)
    {
        var id = IId<AsnId>.Parse(key);
        var known = deliveries.GetValueOrDefault(key);
        switch (@event)
        {
            case GoodsReceived received:
                var units = received.Lines.Sum(line => line.Goods.Quantity);
                Count(received.Site, id.Merchant, at, ReportActivity.Received, units, 1);
                deliveries[key] = (known ?? new(id.Merchant.Value, id.Number, received.Site.Value, at, null, 0)) with { Units = (known?.Units ?? 0) + units };
                break;
            case InboundPutAway put:
                if (put.Quantity > 0) Count(put.Site, id.Merchant, at, ReportActivity.PutAway, put.Quantity, 1);
                if (put.Closed) deliveries[key] = (known ?? new(id.Merchant.Value, id.Number, put.Site.Value, at, null, 0)) with { ClosedAt = at };
                break;
        }
    }

    private void Move(SkuId sku, SiteId site, StockReason reason, Flow flow, long at)
    {
        var (comes, goes) = (flow.From is Bucket.Outside, flow.To is Bucket.Outside);
        if (comes == goes) return;
        var units = flow.Quantity;
        Stand(sku, site, comes ? units : -units);
        if (comes)
        {
            var day = (sku, site.Value, at / ReportProjection.Day);
            arrivals[day] = arrivals.GetValueOrDefault(day) + units;
        }

        if (reason is StockReason.CountVariance)
            Count(site, sku.Merchant, at, comes ? ReportActivity.CountedOver : ReportActivity.CountedUnder, units, 1);
    }

    private void Stand(SkuId sku, SiteId site, long units) =>
        stock[(sku, site.Value)] = stock.GetValueOrDefault((sku, site.Value)) + units;

    private void Count(SiteId site, MerchantId merchant, long at, ReportActivity activity, long units, long times)
    {
        var row = (site.Value, merchant.Value, at - at % ReportProjection.Slot, activity);
        var sum = work.GetValueOrDefault(row);
        work[row] = (sum.Units + units, sum.Times + times);
    }

    private static long UnitsIn(IEnumerable<Parcel> parcels) => parcels.Sum(parcel => parcel.Lines.Sum(line => line.Quantity));
}

/// <param name="Filled">Units that were promised at once; null while unknown.</param>
internal sealed record OrderFacts(
    string Merchant, [property: Column("order_id")] string Id, string Channel, string? Site, long PlacedAt, long TakenAt, long Units, long? Filled, long Cancelled, long? ShippedAt)
{
    /// <summary>Null when no line has a price.</summary>
    public string? Currency { get; init; }

    /// <summary>The amount ordered, in <see cref="ReportProjection.AmountParts"/>.</summary>
    public long Amount { get; init; }
}

internal sealed record WorkFacts(string Site, string Merchant, long Slot, string Activity, long Units, long Times);

internal sealed record DeliveryFacts(string Merchant, string Asn, string Site, long FirstAt, long? ClosedAt, long Units);

internal sealed record ArrivalFacts(string Merchant, string Sku, string Site, long Day, long Units);

internal sealed record StockFacts(string Merchant, string Sku, string Site, long OnHand);
