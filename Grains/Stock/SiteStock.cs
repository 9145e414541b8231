using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>
/// A SKU at a site: units on hand, each in one bucket, and the promises to orders among them. Holders report one at a time, so a bucket may
/// be negative for a moment, when only the end of a movement has been reported.
/// </summary>
/// <param name="Reserved">Units promised to order lines, picked or not.</param>
/// <param name="Covered">The promised units that are already in totes and parcels of their lines.</param>
public sealed record SiteStock(
    long Pickable = 0,
    long Picked = 0,
    long Damaged = 0,
    long Quarantine = 0,
    long Expired = 0,
    long Receiving = 0,
    long PutBack = 0,
    long InDoubt = 0,
    long Elsewhere = 0,
    long Reserved = 0,
    long Covered = 0)
{
    public static SiteStock Empty { get; } = new();

    public long OnHand => checked(Pickable + Picked + Damaged + Quarantine + Expired + Receiving + PutBack + InDoubt + Elsewhere);

    /// <summary>Units that may be promised; negative when more is promised than can be picked.</summary>
    public long Available => Pickable - (Reserved - Covered);

    /// <summary>Units in totes whose lines no longer want them; to be put back.</summary>
    public long Unwanted => Picked - Covered;

    public long In(Bucket bucket) => bucket switch
    {
        Bucket.Outside => 0,
        Bucket.Pickable => Pickable,
        Bucket.Picked => Picked,
        Bucket.Damaged => Damaged,
        Bucket.Quarantine => Quarantine,
        Bucket.Expired => Expired,
        Bucket.Receiving => Receiving,
        Bucket.PutBack => PutBack,
        Bucket.InDoubt => InDoubt,
        Bucket.Elsewhere => Elsewhere,
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
    };

    public SiteStock Add(Bucket bucket, long quantity) => bucket switch
    {
        Bucket.Outside => this,
        Bucket.Pickable => this with { Pickable = checked(Pickable + quantity) },
        Bucket.Picked => this with { Picked = checked(Picked + quantity) },
        Bucket.Damaged => this with { Damaged = checked(Damaged + quantity) },
        Bucket.Quarantine => this with { Quarantine = checked(Quarantine + quantity) },
        Bucket.Expired => this with { Expired = checked(Expired + quantity) },
        Bucket.Receiving => this with { Receiving = checked(Receiving + quantity) },
        Bucket.PutBack => this with { PutBack = checked(PutBack + quantity) },
        Bucket.InDoubt => this with { InDoubt = checked(InDoubt + quantity) },
        Bucket.Elsewhere => this with { Elsewhere = checked(Elsewhere + quantity) },
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
    };

    public SiteStock Promise(long reserved, long covered) =>
        this with { Reserved = checked(Reserved + reserved), Covered = checked(Covered + covered) };
}
