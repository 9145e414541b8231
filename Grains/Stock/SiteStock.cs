using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>
/// A SKU at a site: on hand units, each in one bucket as holders tell, and of them what is promised to orders. Holders are heard one
/// after the other: for a moment a bucket may be below zero, when of a movement only the end was heard.
/// </summary>
/// <param name="Reserved">Promised to order lines, whether picked yet or not.</param>
/// <param name="Covered">Of the promises, how many units are in totes and parcels of those lines.</param>
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

    /// <summary>What can be promised; below zero when more is promised than can be picked.</summary>
    public long Available => Pickable - (Reserved - Covered);

    /// <summary>In totes, of lines that want it no longer: on its way to be put back.</summary>
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
