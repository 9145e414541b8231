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
        BackorderFilled filled => Change(state, filled.Order, filled.Line, filled.Site, filled.Quantity, -filled.Quantity),
        PromiseLost lost => Change(state, lost.Order, lost.Line, lost.Site, -lost.Quantity, lost.Quantity),
        GoodsHeard heard => Hear(state, heard, at),
        GoodsExpired expired => Expire(state, expired),
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
            foreach (var part in line.Reserved)
            {
                var covered = state.OnFloor(reserved.Order, line.Line, part.Site).CoveredOf(part.Quantity);
                sites = sites.SetItem(part.Site, sites[part.Site].Promise(part.Quantity, covered));
            }

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
            foreach (var part in line.Reserved) state = Change(state, released.Order, line.Line, part.Site, -part.Quantity, 0);
            if (line.Backordered > 0) state = Change(state, released.Order, line.Line, null, 0, -line.Backordered);
        }

        return state.Claims.ContainsKey(released.Order) ? state : Raise(state, released.Order, released.Attempt);
    }

    private static SkuState Hear(SkuState state, GoodsHeard heard, DateTimeOffset at)
    {
        foreach (var flow in heard.Flows)
        {
            if (heard.Zone is { } zone) state = Date(state, heard.Site, zone, flow, at);
            state = state.Stock(heard.Site, stock => stock.Add(flow.From, -flow.Quantity).Add(flow.To, flow.Quantity));
            if (flow.For is not { } line) continue;
            if (flow.From is Bucket.Picked) state = OnFloor(state, heard.Site, line, -flow.Quantity, 0);
            if (flow.To is Bucket.Picked) state = OnFloor(state, heard.Site, line, flow.Quantity, 0);
            if (heard.Reason is StockReason.Shipped) state = Ship(state, heard.Site, line, flow.Quantity);
        }

        return heard.Planned.Aggregate(state, (folded, part) => OnFloor(folded, heard.Site, part.For, 0, part.Quantity));
    }

    private static SkuState Ship(SkuState state, SiteId site, ClaimLineId line, long quantity)
    {
        var held = state.Claims.GetValueOrDefault(line.Order)?.Line(line.Line)?.ReservedAt(site) ?? 0;
        return held == 0 ? state : Change(state, line.Order, line.Line, site, -Math.Min(held, quantity), 0);
    }

    private static SkuState Expire(SkuState state, GoodsExpired expired)
    {
        var dates = state.Dated[expired.Site];
        var left = dates.Pickable.RemoveRange(dates.Pickable.Keys.Where(day => day < expired.Day));
        state = state with { Dated = state.Dated.SetItem(expired.Site, dates with { Day = expired.Day, Pickable = left }) };
        return expired.Flows.Aggregate(state, (folded, flow) => folded.Stock(
            expired.Site, stock => stock.Add(flow.From, -flow.Quantity).Add(flow.To, flow.Quantity)));
    }

    /// <summary>Keeps how many can be picked until which day.</summary>
    private static SkuState Date(SkuState state, SiteId site, string zone, Flow flow, DateTimeOffset at)
    {
        if (flow.Key.Expiry is not { } expiry) return state;
        var change = (flow.To is Bucket.Pickable ? flow.Quantity : 0) - (flow.From is Bucket.Pickable ? flow.Quantity : 0);
        if (change == 0) return state;
        var dates = state.Dated.GetValueOrDefault(site)
            ?? new(flow.Key.Sku, zone, SiteDates.DayOf(zone, at), ImmutableSortedDictionary<DateOnly, long>.Empty);
        var sum = dates.Pickable.GetValueOrDefault(expiry) + change;
        dates = dates with { Pickable = sum == 0 ? dates.Pickable.Remove(expiry) : dates.Pickable.SetItem(expiry, sum) };
        return state with { Dated = state.Dated.SetItem(site, dates) };
    }

    /// <summary>Takes down what holders have of an order line; of what it was promised that is covered.</summary>
    private static SkuState OnFloor(SkuState state, SiteId site, ClaimLineId line, long picked, long planned)
    {
        var known = state.OnFloor(line.Order, line.Line, site);
        var changed = known with { Picked = known.Picked + picked, Planned = known.Planned + planned };
        var reserved = state.Claims.GetValueOrDefault(line.Order)?.Line(line.Line)?.ReservedAt(site) ?? 0;
        var lines = state.Floor.GetValueOrDefault(line.Order, []).Remove(known);
        if (!changed.IsEmpty) lines = lines.Add(changed);
        state = state with { Floor = lines.IsEmpty ? state.Floor.Remove(line.Order) : state.Floor.SetItem(line.Order, lines) };
        var covered = changed.CoveredOf(reserved) - known.CoveredOf(reserved);
        return covered == 0 ? state : state.Stock(site, stock => stock.Promise(0, covered));
    }

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
        if (site is { } at && reserved != 0)
        {
            var floor = state.OnFloor(order, name, at);
            var covered = floor.CoveredOf(changed.ReservedAt(at)) - floor.CoveredOf(line.ReservedAt(at));
            state = state.Stock(at, stock => stock.Promise(reserved, covered));
        }

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
