using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The one constructor of goods, for every door through which they come in: a receipt, an accepted count, an adjustment. It
/// asks for what the SKU's tracking wants to be known. Pure.</summary>
public static class NewGoods
{
    /// <param name="field">Where the goods stand in the request, with a dot behind; empty at its top.</param>
    /// <param name="serials">One for each unit, where the SKU is tracked by serial; else empty.</param>
    /// <param name="today">At the site: good units that expired before are expired.</param>
    /// <returns>The key of the goods; of such with serials, without them.</returns>
    public static StockKey Of(
        SkuId sku, SkuDefinition definition, long quantity, Condition condition, string? lot, DateOnly? expiry, ImmutableArray<string> serials,
        DateOnly today, string field, List<FieldError> errors)
    {
        if (definition.Tracking is Tracking.Lot && lot is null) errors.Add(new($"{field}lot", $"'{sku.Code}' is tracked by lot."));
        if (definition.Expires && expiry is null) errors.Add(new($"{field}expiry", $"'{sku.Code}' expires: say when."));
        if (SerialError(sku, definition, quantity, serials) is { } error) errors.Add(new($"{field}serials", error));
        return new(sku, lot, expiry, null, condition is Condition.Good && expiry < today ? Condition.Expired : condition);
    }

    /// <summary>What is wrong with the serials of goods, whether these come or go; null when nothing is.</summary>
    public static string? SerialError(SkuId sku, SkuDefinition definition, long quantity, ImmutableArray<string> serials)
    {
        if (definition.Tracking is not Tracking.Serial) return serials.IsEmpty ? null : $"'{sku.Code}' is not tracked by serial.";
        if (serials.Length != quantity)
            return $"'{sku.Code}' is tracked by serial: {quantity} units need as many serials, not {serials.Length}.";
        return serials.Distinct(StringComparer.Ordinal).Count() == serials.Length ? null : "A serial number stands there twice.";
    }
}
