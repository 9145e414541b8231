using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Which goods are meant where a key leaves lot or expiry open. Those of the condition asked for when some lie there, else
/// whatever there is of the SKU (people at a quarantine shelf do not name conditions); the first to expire first.</summary>
internal static class StockSelection
{
    /// <param name="serials">The very units, where they have serials; else empty.</param>
    public static ImmutableArray<StockKey> Keys(Holding holding, StockKey wanted, ImmutableArray<string> serials)
    {
        if (holding.Contents.ContainsKey(wanted) && wanted is { Lot: not null, Expiry: not null }) return [wanted];
        var all = holding.Contents.Keys
            .Where(there => Matches(there, wanted) && (serials.IsEmpty || (there.Serial is { } serial && serials.Contains(serial))))
            .ToArray();
        var same = Array.FindAll(all, there => there.Condition == wanted.Condition);
        return [.. (same.Length > 0 ? same : all).Order(StockOrder.Instance)];
    }

    /// <summary>Which goods units that turned up are: the very ones that lie there, when there is just one kind that fits.</summary>
    public static StockKey Found(Holding holding, StockKey wanted) =>
        !holding.Contents.ContainsKey(wanted) && Keys(holding, wanted, []) is [{ Serial: null } only] && only.Condition == wanted.Condition
            ? only
            : wanted;

    public static bool Matches(StockKey there, StockKey wanted) =>
        there.Sku == wanted.Sku
        && (wanted.Lot is null || wanted.Lot == there.Lot)
        && (wanted.Expiry is null || wanted.Expiry == there.Expiry)
        && (wanted.Serial is null || wanted.Serial == there.Serial);
}
