using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>On hand units of a SKU at a site, each in one bucket.</summary>
public sealed record SiteStock(
    long Available = 0,
    long Reserved = 0,
    long Damaged = 0,
    long Quarantine = 0,
    long Expired = 0,
    long Receiving = 0,
    long PutBack = 0)
{
    public static SiteStock Empty { get; } = new();

    public long OnHand => checked(Available + Reserved + Damaged + Quarantine + Expired + Receiving + PutBack);

    /// <summary>Units in a bucket; the outside has no bounds.</summary>
    public long In(Bucket bucket) => bucket switch
    {
        Bucket.Outside => long.MaxValue,
        Bucket.Available => Available,
        Bucket.Damaged => Damaged,
        Bucket.Quarantine => Quarantine,
        Bucket.Expired => Expired,
        Bucket.Receiving => Receiving,
        Bucket.PutBack => PutBack,
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
    };

    /// <exception cref="InvalidOperationException">The bucket would hold less than nothing.</exception>
    public SiteStock Add(Bucket bucket, long quantity) => bucket switch
    {
        Bucket.Outside => this,
        Bucket.Available => this with { Available = Sum(Available, quantity) },
        Bucket.Damaged => this with { Damaged = Sum(Damaged, quantity) },
        Bucket.Quarantine => this with { Quarantine = Sum(Quarantine, quantity) },
        Bucket.Expired => this with { Expired = Sum(Expired, quantity) },
        Bucket.Receiving => this with { Receiving = Sum(Receiving, quantity) },
        Bucket.PutBack => this with { PutBack = Sum(PutBack, quantity) },
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
    };

    /// <summary>Available units become reserved, or (negative) the other way round.</summary>
    public SiteStock Reserve(long quantity) =>
        this with { Available = Sum(Available, -quantity), Reserved = Sum(Reserved, quantity) };

    public SiteStock AddReserved(long quantity) => this with { Reserved = Sum(Reserved, quantity) };

    private static long Sum(long held, long change)
    {
        var sum = checked(held + change);
        return sum >= 0 ? sum : throw new InvalidOperationException($"A bucket of {held} cannot give {-change}.");
    }
}
