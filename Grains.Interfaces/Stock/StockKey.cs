using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>
/// What distinguishes units of stock, wherever they are. A serial number makes a key of its own, with quantity one.
/// The place (site, location or container) is not part of it; the holder has that.
/// </summary>
[GenerateSerializer, Immutable, Alias("stock.stockKey")]
public sealed record StockKey(
    SkuId Sku,
    string? Lot = null,
    DateOnly? Expiry = null,
    string? Serial = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Condition Condition = Condition.Good);

/// <summary>The condition of goods; only good ones are sold.</summary>
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

    /// <summary>The merchant has confirmed a delivery: its goods may be put away and sold.</summary>
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

    /// <summary>The books and an observation differ.</summary>
    Doubt,

    /// <summary>The location of the goods has changed its kind, or was blocked or unblocked.</summary>
    PlaceChanged,
}
