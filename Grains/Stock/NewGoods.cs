using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The only constructor of goods, used by every way in which they come in: a receipt, an accepted count, an adjustment. It
/// validates what the SKU's tracking requires. Pure.</summary>
public static class NewGoods
{
    /// <param name="field">The path of the goods in the request, with a trailing dot; empty at the top level.</param>
    /// <param name="serials">One per unit if the SKU is tracked by serial; otherwise empty.</param>
    /// <param name="today">The date at the site: good units with an earlier expiry are expired.</param>
    /// <returns>The stock key of the goods, without serial numbers.</returns>
    public static StockKey Of(
        SkuId sku, SkuDefinition definition, long quantity, Condition condition, string? lot, DateOnly? expiry, ImmutableArray<string> serials,
        DateOnly today, string field, List<FieldError> errors)
    {
        if (definition.Tracking is Tracking.Lot && lot is null) errors.Add(new($"{field}lot", $"'{sku.Code}' is tracked by lot."));
        if (definition.Expires && expiry is null) errors.Add(new($"{field}expiry", $"'{sku.Code}' expires: an expiry date is required."));
        if (SerialError(sku, definition, quantity, serials) is { } error) errors.Add(new($"{field}serials", error));
        return new(sku, lot, expiry, null, condition is Condition.Good && expiry < today ? Condition.Expired : condition);
    }

    /// <summary>Returns what is wrong with the serials of incoming or outgoing goods; null when nothing is.</summary>
    public static string? SerialError(SkuId sku, SkuDefinition definition, long quantity, ImmutableArray<string> serials)
    {
        if (definition.Tracking is not Tracking.Serial) return serials.IsEmpty ? null : $"'{sku.Code}' is not tracked by serial.";
        if (serials.Length != quantity)
            return $"'{sku.Code}' is tracked by serial: {quantity} units need {quantity} serial numbers, not {serials.Length}.";
        return serials.Distinct(StringComparer.Ordinal).Count() == serials.Length ? null : "A serial number occurs twice.";
    }
}
