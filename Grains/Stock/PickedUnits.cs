using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Units of one stock key that were picked for a line, as stored in the events of shelf, tote and SKU.</summary>
/// <param name="Quantity">Null means one.</param>
/// <param name="For">The line that the units belong to, within the SKU's merchant.</param>
internal sealed record PickedUnits(
    SkuId Sku,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Condition Condition,
    long? Quantity,
    string For)
{
    [JsonIgnore]
    public StockKey Key => new(Sku, Lot, Expiry, Serial, Condition);

    [JsonIgnore]
    public long Units => Quantity ?? 1;

    public static PickedUnits Of(StockKey key, long quantity, ForLine line) => Of(key, quantity, line.TextWithin(key.Sku.Merchant));

    public static PickedUnits Of(StockKey key, long quantity, ClaimLineId line) => Of(key, quantity, line.TextWithin(key.Sku.Merchant));

    /// <summary>Returns the line, if it was stored as one of a fulfilment.</summary>
    public ForLine ToLine() => ForLine.ParseWithin(Sku.Merchant, For);

    /// <summary>Returns the line, if it was stored as one of an order.</summary>
    public ClaimLineId ToClaim() => ClaimLineId.ParseWithin(Sku.Merchant, For);

    private static PickedUnits Of(StockKey key, long quantity, string line) =>
        new(key.Sku, key.Lot, key.Expiry, key.Serial, key.Condition, quantity == 1 ? null : quantity, line);
}
