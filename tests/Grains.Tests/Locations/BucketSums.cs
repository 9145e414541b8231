using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Tests.Locations;

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
