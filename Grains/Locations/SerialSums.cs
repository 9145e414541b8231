using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Which units with serial numbers came into the house by an event, or left it: those that changed here, less those that only
/// go to another holder or come from one. Not read from the flows, which tell how many of a SKU there are: a unit that was found in the
/// place of another changes nothing there.</summary>
internal static class SerialSums
{
    /// <returns>Units above 0 where one came in, below where one left.</returns>
    public static IEnumerable<(SerialId Id, long Units)> Of(HolderEvent @event) => @event.Changes
        .Select(static change => (change.Key, change.Quantity))
        .Concat(@event switch
        {
            GoodsTaken { Transfer: true } taken => taken.Arriving.Select(static goods => (goods.Key, goods.Quantity)),
            GoodsPut { Transfer: true } put => put.Goods.Select(static goods => (goods.Key, -goods.Quantity)),
            _ => [],
        })
        .Where(static part => part.Key.Serial is not null)
        .GroupBy(static part => new SerialId(part.Key.Sku, part.Key.Serial!), static part => part.Item2)
        .Select(static parts => (parts.Key, parts.Sum()))
        .Where(static sum => sum.Item2 != 0);
}
