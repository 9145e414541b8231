using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>
/// What one unit of stock is told apart by, wherever it lies. A serial number makes a key of its own, with quantity one.
/// The place (site, location or container) is the holder's.
/// </summary>
[GenerateSerializer, Immutable, Alias("stock.stockKey")]
public sealed record StockKey(
    SkuId Sku,
    string? Lot = null,
    DateOnly? Expiry = null,
    string? Serial = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Condition Condition = Condition.Good);

/// <summary>In what state goods are; only good ones are sold.</summary>
[GenerateSerializer, Alias("stock.condition"), JsonConverter(typeof(CamelCaseEnum<Condition>))]
public enum Condition
{
    Good,
    Damaged,
    Expired,
    Wrong,
    Quarantine,
}

/// <summary>A quantity of one kind of goods, in eaches.</summary>
[GenerateSerializer, Immutable, Alias("stock.goods")]
public sealed record Goods(StockKey Key, long Quantity);

/// <summary>Why stock changed.</summary>
[GenerateSerializer, Alias("stock.reason"), JsonConverter(typeof(CamelCaseEnum<StockReason>))]
public enum StockReason
{
    Receipt,

    /// <summary>The merchant has accepted a delivery: its goods may go to shelves, and be sold.</summary>
    Confirmation,
    WriteOff,
    Found,
    Damaged,
    Expired,
    CountVariance,
    PutBack,
    Move,
    Other,
    Pick,
    Pack,

    /// <summary>Handed to the carrier.</summary>
    Shipped,

    /// <summary>What a person has seen and the books say differ.</summary>
    Doubt,

    /// <summary>The place where they lie is of another kind now, or blocked, or free again.</summary>
    PlaceChanged,
}
