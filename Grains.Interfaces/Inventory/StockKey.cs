using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Inventory;

/// <summary>
/// What one unit of stock is told apart by, wherever it lies. A serial number makes a key of its own, with quantity one.
/// The place (site, location or container) is the holder's.
/// </summary>
[GenerateSerializer, Immutable, Alias("inventory.stockKey")]
public sealed record StockKey(
    SkuId Sku,
    string? Lot = null,
    DateOnly? Expiry = null,
    string? Serial = null,
    Condition Condition = Condition.Good);

/// <summary>In what state goods are; only good ones are sold.</summary>
[GenerateSerializer, Alias("inventory.condition"), JsonConverter(typeof(CamelCaseEnum<Condition>))]
public enum Condition
{
    Good,
    Damaged,
    Expired,
    Wrong,
    Quarantine,
}

/// <summary>A quantity of one kind of goods, in eaches.</summary>
[GenerateSerializer, Immutable, Alias("inventory.goods")]
public sealed record Goods(StockKey Key, long Quantity);

/// <summary>In which part of a site's on hand units are counted. Outside is not on hand at all.</summary>
[GenerateSerializer, Alias("inventory.bucket"), JsonConverter(typeof(CamelCaseEnum<Bucket>))]
public enum Bucket
{
    Outside,
    Available,
    Damaged,
    Quarantine,
    Expired,

    /// <summary>Counted in, not confirmed by the merchant yet.</summary>
    Receiving,

    /// <summary>Picked for an order that no longer wants it, not on a shelf yet.</summary>
    PutBack,
}

public static class Buckets
{
    /// <summary>Where confirmed goods of a condition are counted.</summary>
    public static Bucket Of(Condition condition) => condition switch
    {
        Condition.Good => Bucket.Available,
        Condition.Damaged => Bucket.Damaged,
        Condition.Expired => Bucket.Expired,
        Condition.Wrong or Condition.Quarantine => Bucket.Quarantine,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };
}

/// <summary>Why stock changed.</summary>
[GenerateSerializer, Alias("inventory.reason"), JsonConverter(typeof(CamelCaseEnum<StockReason>))]
public enum StockReason
{
    Receipt,
    Confirmation,
    WriteOff,
    Found,
    Damaged,
    Expired,
    CountVariance,
    PutBack,
    Move,
    Other,
}
