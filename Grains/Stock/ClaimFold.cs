using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Folds the changes of claims: pure.</summary>
internal static class ClaimFold
{
    /// <summary>How long the revision of an ended claim is kept. A call times out after half a minute, and its caller then sends a new one based
    /// on the state by then, so no message is older.</summary>
    public static readonly TimeSpan FenceLife = TimeSpan.FromHours(1);

    public static StockState Set(StockState state, ClaimSet set, DateTimeOffset at)
    {
        var known = state.Claim(set.Order);
        var lines = known?.Lines ?? [];
        var waiting = state.Waiting;
        foreach (var line in lines)
            if (line.Backordered > 0) waiting = waiting.Remove(new(known!.Priority, known.PlacedAt, set.Order, line.Line));
        foreach (var change in set.Lines)
        {
            var before = known?.Line(change.Line);
            var line = before ?? new(change.Line, [], 0, null, change.Shipped);
            foreach (var part in change.Reserved) (state, line) = Promise(state, set.Order, line, part.Site, part.Quantity);
            line = line with { Backordered = checked(line.Backordered + change.Backordered), OnlySite = change.OnlySite };
            lines = before is null ? lines.Add(line) : lines.Replace(before, line);
        }

        foreach (var line in lines)
            if (line.Backordered > 0) waiting = waiting.Add(new(set.Priority, set.PlacedAt, set.Order, line.Line));
        var losses = known?.Losses.RemoveAll(loss => loss.Version <= set.Seen) ?? [];
        return Put(state with { Waiting = waiting }, set.Order, new(set.Revision, set.Priority, set.PlacedAt, lines, losses), at);
    }

    public static StockState Lose(StockState state, PromiseLost lost, DateTimeOffset at)
    {
        state = Change(state, lost.Order, lost.Line, lost.Site, -lost.Quantity, lost.Quantity, at);
        if (lost.Container is not { } container) return state;
        var claim = state.Claims[lost.Order];
        var loss = new ClaimLoss(state.Version, lost.Line, new(lost.Site, lost.Quantity), new(container, lost.Key, lost.Fulfilment));
        return state with { Claims = state.Claims.SetItem(lost.Order, claim with { Losses = claim.Losses.Add(loss) }) };
    }

    /// <summary>Records that units of a line have shipped, which ends their reservation.</summary>
    public static StockState Ship(StockState state, SiteId site, ClaimLineId id, long quantity, DateTimeOffset at)
    {
        if (state.Claim(id.Order) is not { } claim || claim.Line(id.Line) is not { } line) return state;
        var left = line with { Shipped = line.Shipped.Plus(site, quantity) };
        (state, left) = Promise(state, id.Order, left, site, -Math.Min(quantity, line.ReservedAt(site)));
        return Put(state, id.Order, claim with { Lines = claim.Lines.Replace(line, left) }, at);
    }

    /// <summary>Changes the reservation and backorder of an order line.</summary>
    /// <param name="site">Null when only the backorder changes.</param>
    public static StockState Change(
        StockState state, OrderId order, string name, SiteId? site, long reserved, long backordered, DateTimeOffset at)
    {
        var claim = state.Claims[order];
        var line = claim.Line(name)!;
        var changed = line with { Backordered = checked(line.Backordered + backordered) };
        if (site is { } place) (state, changed) = Promise(state, order, changed, place, reserved);
        var queued = new WaitingLine(claim.Priority, claim.PlacedAt, order, name);
        state = state with { Waiting = changed.Backordered > 0 ? state.Waiting.Add(queued) : state.Waiting.Remove(queued) };
        return Put(state, order, claim with { Lines = claim.Lines.Replace(line, changed) }, at);
    }

    /// <summary>Removes claims that ended long ago.</summary>
    public static StockState Forget(StockState state, DateTimeOffset now)
    {
        while (!state.Fences.IsEmpty && state.Fences.Peek() is var oldest && oldest.At + FenceLife < now)
        {
            var isSame = state.Ended.TryGetValue(oldest.Order, out var ended) && ended.At == oldest.At;
            state = state with { Fences = state.Fences.Dequeue(), Ended = isSame ? state.Ended.Remove(oldest.Order) : state.Ended };
        }

        return state;
    }

    private static (StockState State, ClaimLine Line) Promise(StockState state, OrderId order, ClaimLine line, SiteId site, long quantity)
    {
        if (quantity == 0) return (state, line);
        var changed = line with { Reserved = line.Reserved.Plus(site, quantity) };
        var floor = state.OnFloor(order, line.Line, site);
        var covered = floor.CoveredOf(changed.ReservedAt(site)) - floor.CoveredOf(line.ReservedAt(site));
        return (state.Stock(site, stock => stock.Promise(quantity, covered)), changed);
    }

    /// <summary>Stores a claim. An empty one is kept for a while among the ended, so that late messages are recognized.</summary>
    private static StockState Put(StockState state, OrderId order, Claim claim, DateTimeOffset at)
    {
        if (!claim.IsIdle) return state with { Claims = state.Claims.SetItem(order, claim), Ended = state.Ended.Remove(order) };
        return state with
        {
            Claims = state.Claims.Remove(order),
            Ended = state.Ended.SetItem(order, new(claim, at)),
            Fences = state.Fences.Enqueue(new(order, at)),
        };
    }
}
