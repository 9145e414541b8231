using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>Goods that wait for a place.</summary>
internal sealed partial class Goods
{
    /// <summary>Put-aways that have no place although there is one.</summary>
    public IEnumerable<string> WithoutPlace()
    {
        foreach (var (key, state) in ledger.OfKind("putAway"))
        {
            if (state is not PutAwayState { Open: > 0, Plan: { To: null } plan } putAway) continue;
            var site = key[..(key.IndexOf('/', StringComparison.Ordinal) + 1)];
            var takes = ledger.OfKind("location").Where(one => one.Key.StartsWith(site, StringComparison.Ordinal) && Takes((LocationState)one.Value, plan.Goods.Key));
            foreach (var (place, _) in takes.Take(1)) yield return $"{putAway.Open} {plan.Goods.Key.Sku} of put-away {key} have no place, and {place} would take them";
        }
    }

    /// <summary>The places of the layout have room without end.</summary>
    private bool Takes(LocationState place, StockKey key)
    {
        if (place.Definition is not { Blocked: false } definition) return false;
        if (key.Condition is Condition.Good ? !definition.IsPickable : definition.Kind is not LocationKind.Quarantine) return false;
        if (ledger.Of($"product:{key.Sku}") is not ProductState { Definition.Tracking: Tracking.Lot }) return true;
        return place.Holding.Contents.Keys.Concat(place.Kept.Values.Select(static kept => kept.Goods.Key))
            .All(other => other.Sku != key.Sku || (other.Lot, other.Expiry) == (key.Lot, key.Expiry));
    }
}
