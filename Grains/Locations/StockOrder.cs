using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A fixed order of stock keys: by SKU, then the first to expire first.</summary>
internal sealed class StockOrder : IComparer<StockKey>
{
    public static StockOrder Instance { get; } = new();

    public int Compare(StockKey? x, StockKey? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = x.Sku.Merchant.CompareTo(y.Sku.Merchant);
        if (order == 0) order = string.CompareOrdinal(x.Sku.Code, y.Sku.Code);
        if (order == 0) order = (x.Expiry ?? DateOnly.MaxValue).CompareTo(y.Expiry ?? DateOnly.MaxValue);
        if (order == 0) order = string.CompareOrdinal(x.Lot, y.Lot);
        if (order == 0) order = string.CompareOrdinal(x.Serial, y.Serial);
        return order == 0 ? x.Condition.CompareTo(y.Condition) : order;
    }
}
