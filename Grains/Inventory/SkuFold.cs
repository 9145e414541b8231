using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>Folds a SKU's events into its state: pure.</summary>
public static class SkuFold
{
    /// <summary>Far more than the reserves that can be late on their way at once.</summary>
    private const int FencesKept = 1024;

    public static SkuState Evolve(SkuState state, SkuEvent @event, DateTimeOffset at) => @event switch
    {
        SkuDefined defined => state with { Definition = defined.Definition, DefinitionVersion = state.DefinitionVersion + 1 },
        StockReserved reserved => Reserve(state, reserved),
        StockReleased released => Release(state, released),
        BackorderFilled filled => Change(state, filled.Order, filled.Line, filled.Site, filled.Quantity, -filled.Quantity)
            .Stock(filled.Site, stock => stock.Reserve(filled.Quantity)),
        PromiseLost lost => Change(state, lost.Order, lost.Line, lost.Site, -lost.Quantity, lost.Quantity)
            .Stock(lost.Site, stock => stock.Reserve(-lost.Quantity)),
        StockMoved moved => state.Stock(
            moved.Site, stock => stock.Add(moved.From, -moved.Goods.Quantity).Add(moved.To, moved.Goods.Quantity)),
        StockShipped shipped => shipped.Lines.Aggregate(state, (folded, line) => Ship(folded, shipped.Site, line)),
        SupplyAnnounced supply => state with { Inbound = Announce(state.Inbound, supply) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static SkuState Stock(this SkuState state, SiteId site, Func<SiteStock, SiteStock> change)
    {
        var stock = change(state.At(site));
        return state with
        {
            Sites = stock == SiteStock.Empty ? state.Sites.Remove(site) : state.Sites.SetItem(site, stock),
        };
    }

    private static SkuState Reserve(SkuState state, StockReserved reserved)
    {
        var sites = state.Sites;
        var waiting = state.Waiting;
        foreach (var line in reserved.Lines)
        {
            foreach (var part in line.Reserved) sites = sites.SetItem(part.Site, sites[part.Site].Reserve(part.Quantity));
            if (line.Backordered > 0)
                waiting = waiting.Add(new(reserved.Priority, reserved.PlacedAt, reserved.Order, line.Line));
        }

        var claim = new Claim(reserved.Attempt, reserved.Priority, reserved.PlacedAt, reserved.Lines);
        return state with { Sites = sites, Waiting = waiting, Claims = state.Claims.SetItem(reserved.Order, claim) };
    }

    private static SkuState Release(SkuState state, StockReleased released)
    {
        foreach (var line in released.Lines)
        {
            foreach (var part in line.Reserved)
            {
                state = Change(state, released.Order, line.Line, part.Site, -part.Quantity, 0)
                    .Stock(part.Site, stock => line.Picked
                        ? stock.AddReserved(-part.Quantity).Add(Bucket.PutBack, part.Quantity)
                        : stock.Reserve(-part.Quantity));
            }

            if (line.Backordered > 0) state = Change(state, released.Order, line.Line, null, 0, -line.Backordered);
        }

        return state.Claims.ContainsKey(released.Order) ? state : Raise(state, released.Order, released.Attempt);
    }

    private static SkuState Ship(SkuState state, SiteId site, ShipStockLine line) =>
        Change(state, line.Order, line.Line, site, -line.Goods.Quantity, 0)
            .Stock(site, stock => stock.AddReserved(-line.Goods.Quantity));

    /// <summary>Changes what an order line holds; a claim that holds nothing any more leaves a fence.</summary>
    private static SkuState Change(
        SkuState state, OrderId order, string name, SiteId? site, long reserved, long backordered)
    {
        var claim = state.Claims[order];
        var line = claim.Line(name)!;
        var changed = line with
        {
            Reserved = site is { } place ? Add(line.Reserved, place, reserved) : line.Reserved,
            Backordered = checked(line.Backordered + backordered),
        };
        var lines = changed.IsEmpty ? claim.Lines.Remove(line) : claim.Lines.Replace(line, changed);
        var queued = new WaitingLine(claim.Priority, claim.PlacedAt, order, name);
        state = state with { Waiting = changed.Backordered > 0 ? state.Waiting.Add(queued) : state.Waiting.Remove(queued) };
        return lines.IsEmpty
            ? Raise(state with { Claims = state.Claims.Remove(order) }, order, claim.Attempt)
            : state with { Claims = state.Claims.SetItem(order, claim with { Lines = lines }) };
    }

    private static ImmutableArray<SiteQuantity> Add(ImmutableArray<SiteQuantity> parts, SiteId site, long quantity)
    {
        var known = parts.FirstOrDefault(part => part.Site == site);
        if (known is null) return parts.Add(new(site, quantity));
        var sum = checked(known.Quantity + quantity);
        return sum == 0 ? parts.Remove(known) : parts.Replace(known, new(site, sum));
    }

    private static SkuState Raise(SkuState state, OrderId order, long attempt)
    {
        var fences = state.Fences;
        var ended = state.Ended.Enqueue(order);
        if (fences.Count >= FencesKept)
        {
            ended = ended.Dequeue(out var oldest);
            fences = fences.Remove(oldest);
        }

        return state with { Fences = fences.SetItem(order, attempt), Ended = ended };
    }

    private static ImmutableSortedDictionary<string, Supply> Announce(ImmutableSortedDictionary<string, Supply> known, SupplyAnnounced supply)
    {
        var key = supply.Asn.ToString();
        return supply.Quantity > 0
            ? known.SetItem(key, new(supply.Asn, supply.Site, supply.At, supply.Quantity))
            : known.Remove(key);
    }
}
