using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>
/// What lies in holders, and what is on its way. Goods leave one holder and reach the next under one reference; goods from or
/// to the outside are written by a holder and by the SKU under one reference. Whatever only one side has written is on its way.
/// </summary>
internal sealed class StockLedger
{
    private readonly Dictionary<(string Holder, StockKey Key), long> held = [];
    private readonly Dictionary<(SiteId Site, SkuId Sku), long> heldAt = [];
    private readonly Dictionary<Movement, (long Quantity, long Since)> open = [];

    /// <summary>A movement of one SKU at one site.</summary>
    internal sealed record Movement(string Reference, SiteId Site, SkuId Sku);

    public int Contents => held.Count;

    public IEnumerable<(SiteId Site, SkuId Sku)> Places => heldAt.Keys;

    public IEnumerable<string> Negative => held
        .Where(pair => pair.Value < 0)
        .Select(pair => $"{pair.Key.Holder} holds {pair.Value} of {pair.Key.Key.Sku}.");

    public int Open => open.Count;

    public long HeldAt(SiteId site, SkuId sku) => heldAt.GetValueOrDefault((site, sku));

    /// <summary>How many units more holders have than the SKU knows of, by movements that are under way.</summary>
    public Dictionary<(SiteId Site, SkuId Sku), long> UnderWay() => open
        .GroupBy(pair => (pair.Key.Site, pair.Key.Sku))
        .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value.Quantity));

    /// <summary>Movements that began up to a position by which everything should have come of them, and did not.</summary>
    public IEnumerable<string> Stuck(long upTo) => open
        .Where(pair => pair.Value.Since <= upTo)
        .Select(pair => $"{pair.Key.Reference}: {pair.Value.Quantity} of {pair.Key.Sku} at {pair.Key.Site} did not arrive.");

    public void Add(SkuId sku, SkuEvent @event, long position)
    {
        switch (@event)
        {
            case StockMoved { From: Bucket.Outside } came:
                Settle(came.Reference, came.Site, sku, -came.Goods.Quantity, position);
                break;
            case StockMoved { To: Bucket.Outside } went:
                Settle(went.Reference, went.Site, sku, went.Goods.Quantity, position);
                break;
            case StockShipped shipped:
                Settle(shipped.Reference, shipped.Site, sku, shipped.Lines.Sum(line => line.Goods.Quantity), position);
                break;
        }
    }

    public void Add(SiteId site, string holder, HolderEvent @event, long position)
    {
        switch (@event)
        {
            case GoodsPut put:
                foreach (var goods in put.Goods) Hold(put.Reference, site, holder, goods.Key, goods.Quantity, position);
                break;
            case GoodsTaken taken:
                foreach (var goods in taken.Goods) Hold(taken.Reference, site, holder, goods.Key, -goods.Quantity, position);
                break;
            case StockAdjusted adjusted:
                Hold(adjusted.Reference, site, holder, adjusted.Key, adjusted.Quantity, position);
                break;
        }
    }

    private void Hold(string reference, SiteId site, string holder, StockKey key, long quantity, long position)
    {
        Sum(held, (holder, key), quantity);
        Sum(heldAt, (site, key.Sku), quantity);
        Settle(reference, site, key.Sku, quantity, position);
    }

    private void Settle(string reference, SiteId site, SkuId sku, long quantity, long position)
    {
        var movement = new Movement(reference, site, sku);
        var (known, since) = open.GetValueOrDefault(movement, (0, position));
        var sum = checked(known + quantity);
        if (sum == 0) open.Remove(movement);
        else open[movement] = (sum, since);
    }

    private static void Sum<TKey>(Dictionary<TKey, long> sums, TKey key, long change)
        where TKey : notnull
    {
        var sum = checked(sums.GetValueOrDefault(key) + change);
        if (sum == 0) sums.Remove(key);
        else sums[key] = sum;
    }
}
