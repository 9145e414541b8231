using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>
/// What lies in holders, folded from their events; what is on its way from one to the next; and what SKUs have not heard yet. A movement
/// is on its way until the other end has written it under the same reference.
/// </summary>
internal sealed class StockLedger
{
    private readonly Dictionary<(string Reference, SiteId Site), long> leaving = [];
    private readonly Dictionary<(string Reference, SkuId Sku), Unheard> unheard = [];

    public Dictionary<string, (Place Place, Holding Holding)> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>By SKU and site, what stock should come to when all is heard: the sum of what holders' events say.</summary>
    public Dictionary<(SiteId Site, SkuId Sku), BucketSums> Told { get; } = [];

    /// <summary>Folds that hold less than nothing, or more in plans than there is.</summary>
    public List<string> Broken { get; } = [];

    public int Contents => Holders.Values.Sum(static holder => holder.Holding.Contents.Count);

    public int OnTheWay => leaving.Count + unheard.Count;

    /// <summary>Movements that began up to a position by which everything should have come of them, and did not.</summary>
    public IEnumerable<string> Stuck(long upTo) =>
    [
        .. leaving.Where(pair => pair.Value <= upTo)
            .Select(pair => $"{pair.Key.Reference}: goods left and did not arrive at {pair.Key.Site}. Look for a reaction of 'transfer' that is set aside."),
        .. unheard.Where(pair => pair.Value.Since <= upTo)
            .Select(pair => $"{pair.Key.Reference}: {pair.Key.Sku} was not told. Look for a reaction of 'goods' that is set aside."),
    ];

    /// <summary>What is not heard yet, by SKU and site.</summary>
    public IEnumerable<((SiteId Site, SkuId Sku) Place, ImmutableArray<Flow> Flows)> Unheard() =>
        unheard.Select(static pair => ((pair.Value.Site, pair.Key.Sku), pair.Value.Flows));

    /// <summary>What is in holders, counted anew by what they hold and what kind of places they are.</summary>
    public Dictionary<(SiteId Site, SkuId Sku), BucketSums> Counted()
    {
        var counted = new Dictionary<(SiteId, SkuId), BucketSums>();
        foreach (var (stream, (place, holding)) in Holders)
        {
            var site = SiteOf(stream);
            foreach (var key in holding.Contents.Keys)
            {
                foreach (var (bucket, line, units) in FlowSums.Parts(place, holding, key)) Of(counted, (site, key.Sku)).Add(bucket, line, units);
            }
        }

        return counted;
    }

    public void Add(StoredEvent stored, HolderEvent @event)
    {
        var (stream, position) = (stored.Stream, stored.Position);
        Fold(stream, @event);
        var site = SiteOf(stream);
        foreach (var flow in @event.Flows) Of(Told, (site, flow.Key.Sku)).Add(flow);
        foreach (var flows in @event.Flows.GroupBy(static flow => flow.Key.Sku))
            unheard[(GoodsReactor.ReferenceOf(new(stored), flows.Key), flows.Key)] = new(position, site, [.. flows]);
        switch (@event)
        {
            case GoodsTaken { Transfer: true, Arriving.IsEmpty: false } taken:
                leaving[(taken.Reference, site)] = position;
                break;
            case GoodsPut { Transfer: true } put:
                leaving.Remove((put.Reference, site));
                break;
        }
    }

    public void Hear(string reference, SkuId sku) => unheard.Remove((reference, sku));

    public static BucketSums Of(Dictionary<(SiteId, SkuId), BucketSums> sums, (SiteId, SkuId) place)
    {
        if (!sums.TryGetValue(place, out var known)) sums.Add(place, known = new());
        return known;
    }

    public static SiteId SiteOf(string stream)
    {
        var key = stream[(stream.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new(key[..key.IndexOf('/', StringComparison.Ordinal)]);
    }

    private void Fold(string stream, HolderEvent @event)
    {
        var isContainer = stream.StartsWith("container:", StringComparison.Ordinal);
        var (place, holding) = Holders.GetValueOrDefault(stream, (isContainer ? Place.Container : Place.Of((LocationDefinition?)null), Holding.Empty));
        if (@event is LocationDefined defined) place = Place.Of(defined.Definition);
        try
        {
            holding = holding.Apply(@event);
        }
        catch (InvalidOperationException impossible)
        {
            Broken.Add($"{stream}: {impossible.Message}");
        }

        if (isContainer && holding.Contents.IsEmpty) Holders.Remove(stream);
        else Holders[stream] = (place, holding);
    }
}

internal sealed record Unheard(long Since, SiteId Site, ImmutableArray<Flow> Flows);

/// <summary>Units by bucket, and what of them is picked for whom.</summary>
internal sealed class BucketSums
{
    private readonly Dictionary<Bucket, long> buckets = [];
    private readonly Dictionary<ClaimLineId, long> picked = [];

    /// <summary>Goods that expire are pickable until their day, which holders do not know: the two are compared as one.</summary>
    public long this[Bucket bucket] => bucket is Bucket.Pickable
        ? buckets.GetValueOrDefault(Bucket.Pickable) + buckets.GetValueOrDefault(Bucket.Expired)
        : buckets.GetValueOrDefault(bucket);

    public IReadOnlyDictionary<ClaimLineId, long> Picked => picked;

    public void Add(Bucket bucket, ClaimLineId? line, long units)
    {
        if (bucket is Bucket.Outside) return;
        buckets[bucket] = buckets.GetValueOrDefault(bucket) + units;
        if (bucket is Bucket.Picked && line is not null) picked[line] = picked.GetValueOrDefault(line) + units;
    }

    public void Add(Flow flow, int sign = 1)
    {
        Add(flow.From, flow.For, -sign * flow.Quantity);
        Add(flow.To, flow.For, sign * flow.Quantity);
    }
}
