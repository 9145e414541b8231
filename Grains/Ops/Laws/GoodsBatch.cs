using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>The effect of a batch of holder and SKU events on goods. Movements that begin and end within the batch leave no row.</summary>
internal sealed class GoodsBatch
{
    private readonly Dictionary<(SkuId Sku, string Site, string Bucket), StockSum> stock = [];
    private readonly Dictionary<(SkuId Sku, string Site), GoodsSum> goods = [];
    private readonly Dictionary<(string Reference, SkuId Sku), UnheardRow[]> unheard = [];
    private readonly Dictionary<(string Reference, string Site), MovingRow[]> moving = [];
    private readonly HashSet<HeardRow> heard = [];
    private readonly HashSet<ArrivedRow> arrived = [];

    public IEnumerable<StockSum> Stock => stock.Values.Where(static sum => !sum.IsEmpty);

    public IEnumerable<GoodsSum> Goods => goods.Values.Where(static sum => !sum.IsEmpty);

    public IEnumerable<UnheardRow> Unheard => unheard.Values.SelectMany(static rows => rows);

    public IEnumerable<HeardRow> Heard => heard;

    public IEnumerable<MovingRow> Moving => moving.Values.SelectMany(static rows => rows);

    public IEnumerable<ArrivedRow> Arrived => arrived;

    public void AddReported(StoredEvent stored, HolderEvent @event)
    {
        var site = SiteOf(stored.Stream);
        foreach (var change in @event.Changes) Hold(change.Key.Sku, site, change.Quantity, change.InDoubt);
        foreach (var flow in @event.Flows) AddReported(flow, site);
        foreach (var flows in @event.Flows.GroupBy(static flow => flow.Key.Sku))
        {
            var reference = GoodsReactor.ReferenceOf(new(stored), flows.Key);
            unheard[(reference, flows.Key)] = [.. flows.SelectMany(Sides).GroupBy(static side => side.Bucket).Select(sides => new UnheardRow(
                reference, flows.Key.Merchant.Value, flows.Key.Code, sides.Key, site, stored.Stream, sides.Sum(static side => side.Units), stored.Position))];
        }

        switch (@event)
        {
            case GoodsTaken { Transfer: true } taken:
                Leave(stored, site, taken);
                break;
            case GoodsPut { Transfer: true } put:
                foreach (var part in put.Goods) Hold(part.Key.Sku, site, -part.Quantity, part.InDoubt ? -part.Quantity : 0);
                if (!moving.Remove((put.Reference, site))) arrived.Add(new(put.Reference, site));
                break;
        }
    }

    public void AddRecorded(StoredEvent stored, StockEvent @event)
    {
        var sku = IId<SkuId>.Parse(stored.Stream[(stored.Stream.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        switch (@event)
        {
            case GoodsHeard told:
                foreach (var flow in told.Flows) AddRecorded(sku, flow, told.Site.Value);
                if (!unheard.Remove((told.Reference, sku))) heard.Add(new(told.Reference, sku.Merchant.Value, sku.Code));
                break;
            case GoodsExpired expired:
                foreach (var flow in expired.Flows) AddRecorded(sku, flow, expired.Site.Value);
                break;
        }
    }

    private static string SiteOf(string stream)
    {
        var colon = stream.IndexOf(':', StringComparison.Ordinal);
        return stream[(colon + 1)..stream.IndexOf('/', colon)];
    }

    /// <summary>Goods in transit count at their destination.</summary>
    private void Leave(StoredEvent stored, string site, GoodsTaken taken)
    {
        foreach (var part in taken.Arriving) Hold(part.Key.Sku, site, part.Quantity, part.InDoubt ? part.Quantity : 0);
        if (taken.Arriving.IsEmpty) return;
        moving[(taken.Reference, site)] = [.. taken.Arriving.Select(static part => part.Key.Sku).Distinct().Select(sku => new MovingRow(
            taken.Reference, site, sku.Merchant.Value, sku.Code, stored.Stream, taken.To?.Code ?? "", stored.Position))];
    }

    private void Hold(SkuId sku, string site, long units, long inDoubt)
    {
        var sum = Of(sku, site);
        sum.Held += units;
        sum.HeldInDoubt += inDoubt;
    }

    private void AddReported(Flow flow, string site)
    {
        foreach (var (bucket, units) in Sides(flow))
        {
            Of(flow.Key.Sku, site, bucket).Told += units;
            var sum = Of(flow.Key.Sku, site);
            sum.Told += units;
            if (bucket == EnumText.Of(Bucket.InDoubt)) sum.ToldInDoubt += units;
        }
    }

    private void AddRecorded(SkuId sku, Flow flow, string site)
    {
        foreach (var (bucket, units) in Sides(flow)) Of(sku, site, bucket).Heard += units;
        if (flow.From is Bucket.Expired) Of(sku, site, EnumText.Of(Bucket.Pickable)).Expired -= flow.Quantity;
        if (flow.To is Bucket.Expired) Of(sku, site, EnumText.Of(Bucket.Pickable)).Expired += flow.Quantity;
    }

    private static IEnumerable<(string Bucket, long Units)> Sides(Flow flow)
    {
        if (flow.From is not Bucket.Outside) yield return (NameOf(flow.From), -flow.Quantity);
        if (flow.To is not Bucket.Outside) yield return (NameOf(flow.To), flow.Quantity);
    }

    private static string NameOf(Bucket bucket) => EnumText.Of(bucket is Bucket.Expired ? Bucket.Pickable : bucket);

    private StockSum Of(SkuId sku, string site, string bucket)
    {
        if (!stock.TryGetValue((sku, site, bucket), out var sum))
            stock[(sku, site, bucket)] = sum = new() { Merchant = sku.Merchant.Value, Sku = sku.Code, Site = site, Bucket = bucket };
        return sum;
    }

    private GoodsSum Of(SkuId sku, string site)
    {
        if (!goods.TryGetValue((sku, site), out var sum))
            goods[(sku, site)] = sum = new() { Merchant = sku.Merchant.Value, Sku = sku.Code, Site = site };
        return sum;
    }
}
