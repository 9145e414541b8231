using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Folds a SKU's events into its state: pure.</summary>
public static class StockFold
{
    public static StockState Evolve(StockState state, StockEvent @event, DateTimeOffset at) =>
        ClaimFold.Forget(Apply(state with { Version = state.Version + 1 }, @event, at), at);

    private static StockState Apply(StockState state, StockEvent @event, DateTimeOffset at) => @event switch
    {
        ClaimSet set => ClaimFold.Set(state, set, at),
        BackorderFilled filled => ClaimFold.Change(state, filled.Order, filled.Line, filled.Site, filled.Quantity, -filled.Quantity, at),
        PromiseLost lost => ClaimFold.Lose(state, lost, at),
        PromiseEnded { Site: { } site } ended => ClaimFold.Change(state, ended.Order, ended.Line, site, -ended.Quantity, 0, at),
        PromiseEnded ended => ClaimFold.Change(state, ended.Order, ended.Line, null, 0, -ended.Quantity, at),
        GoodsHeard heard => Record(state, heard, at),
        GoodsExpired expired => Expire(state, expired),
        SupplyAnnounced supply => state with { Inbound = Announce(state.Inbound, supply) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    internal static StockState Stock(this StockState state, SiteId site, Func<SiteStock, SiteStock> change)
    {
        var stock = change(state.At(site));
        return state with
        {
            Sites = stock == SiteStock.Empty ? state.Sites.Remove(site) : state.Sites.SetItem(site, stock),
        };
    }

    private static StockState Record(StockState state, GoodsHeard heard, DateTimeOffset at)
    {
        foreach (var flow in heard.Flows)
        {
            if (heard.Zone is { } zone) state = Date(state, heard.Site, zone, flow, at);
            state = state.Stock(heard.Site, stock => stock.Add(flow.From, -flow.Quantity).Add(flow.To, flow.Quantity));
            if (flow.For is not { } line) continue;
            if (flow.From is Bucket.Picked) state = OnFloor(state, heard.Site, line, -flow.Quantity, 0);
            if (flow.To is Bucket.Picked) state = OnFloor(state, heard.Site, line, flow.Quantity, 0);
            if (heard.Reason is StockReason.Shipped) state = ClaimFold.Ship(state, heard.Site, line, flow.Quantity, at);
        }

        return heard.Planned.Aggregate(state, (folded, part) => OnFloor(folded, heard.Site, part.For, 0, part.Quantity));
    }

    private static StockState Expire(StockState state, GoodsExpired expired)
    {
        var dates = state.Dated[expired.Site];
        var left = dates.Pickable.RemoveRange(dates.Pickable.Keys.Where(day => day < expired.Day));
        state = state with { Dated = state.Dated.SetItem(expired.Site, dates with { Day = expired.Day, Pickable = left }) };
        return expired.Flows.Aggregate(state, (folded, flow) => folded.Stock(
            expired.Site, stock => stock.Add(flow.From, -flow.Quantity).Add(flow.To, flow.Quantity)));
    }

    /// <summary>Keeps how many units can be picked until which day.</summary>
    private static StockState Date(StockState state, SiteId site, string zone, Flow flow, DateTimeOffset at)
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

    /// <summary>Records what holders have of an order line, and how many of its promised units that covers.</summary>
    private static StockState OnFloor(StockState state, SiteId site, ClaimLineId line, long picked, long planned)
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

    private static ImmutableSortedDictionary<string, Supply> Announce(ImmutableSortedDictionary<string, Supply> known, SupplyAnnounced supply)
    {
        var key = supply.Asn.ToString();
        return supply.Quantity > 0
            ? known.SetItem(key, new(supply.Asn, supply.Site, supply.At, supply.Quantity))
            : known.Remove(key);
    }
}
