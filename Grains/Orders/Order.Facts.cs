using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order makes of the news of its stock and of the floor.</summary>
public static partial class Order
{
    /// <summary>Stock came: the line moves from waiting to promised. What nobody waits for any more is released again.</summary>
    public static Decision<OrderEvent> Cover(
        OrderState state, SeenSku seen, string line, SiteQuantity filled, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        if (HasSeen(state, seen)) return Nothing;
        var draft = new OrderDraft(state);
        var covered = draft.TakeWaiting(line, filled.Quantity);
        if (covered > 0) draft.Add(line, seen.Sku, filled.Site, covered);
        draft.Release(state.Placed!, now, shipBy);
        return new BackorderCovered(draft.Status, draft.Changed, seen, line, filled);
    }

    /// <summary>Promised stock is not there: units that nobody has picked wait again, those first that no wave has; from waves they are
    /// called back.</summary>
    public static Decision<OrderEvent> Withdraw(OrderState state, SeenSku seen, string line, SiteQuantity lost)
    {
        if (HasSeen(state, seen)) return Nothing;
        var draft = new OrderDraft(state);
        var called = ImmutableArray.CreateBuilder<CalledBack>();
        var promised = draft.All.Where(f => f.Site == lost.Site).OrderBy(f => f.IsUnstarted ? 0 : 1);
        var rest = lost.Quantity - TakeUnpicked(draft, promised, line, lost.Quantity, called);
        if (lost.Quantity > rest) draft.Add(line, seen.Sku, null, lost.Quantity - rest);
        return new PromiseWithdrawn(draft.Status, draft.Changed, seen, line, lost) { CalledBack = called.ToImmutable() };
    }

    /// <summary>Takes units that nobody has picked, and calls back those that a wave has; gives how many.</summary>
    private static long TakeUnpicked(
        OrderDraft draft, IEnumerable<Fulfilment> promised, string line, long quantity, ImmutableArray<CalledBack>.Builder called)
    {
        var rest = quantity;
        foreach (var fulfilment in promised)
        {
            var part = draft.Take(fulfilment.Sequence, line, rest);
            rest -= part;
            if (part > 0 && !fulfilment.IsUnstarted && fulfilment.Wave is { } wave) called.Add(new(fulfilment.Sequence, wave, part));
        }

        return quantity - rest;
    }

    public static Decision<OrderEvent> StartPicking(OrderState state, int sequence, WaveId wave)
    {
        if (state.Fulfilment(sequence) is not { } fulfilment)
            return Refusal.NotFound("unknown_fulfilment", "There is nothing left of this fulfilment.");
        if (fulfilment.Wave == wave) return Nothing;
        if (fulfilment.Status is not FulfilmentStatus.Released)
            return Refusal.Conflict("not_released", $"The fulfilment is {fulfilment.Status}.");
        var draft = new OrderDraft(state);
        draft.Put(fulfilment with { Status = FulfilmentStatus.Picking, Wave = wave });
        return new PickingStarted(draft.Status, draft.Changed, wave);
    }

    public static Decision<OrderEvent> StopPicking(OrderState state, int sequence, WaveId wave)
    {
        if (state.Fulfilment(sequence) is not { } fulfilment || fulfilment.Wave != wave) return Nothing;
        if (fulfilment.Lines.Any(line => line.Picked > 0))
            return Refusal.Conflict("already_picked", "Some of it is picked.");
        var draft = new OrderDraft(state);
        draft.Put(fulfilment with { Status = FulfilmentStatus.Released, Wave = null });
        return new PickingStopped(draft.Status, draft.Changed, wave);
    }

    public static Decision<OrderEvent> Pick(OrderState state, int sequence, string name, Goods goods, string tote, SiteId site)
    {
        var draft = new OrderDraft(state);
        var wanted = 0L;
        var before = draft[sequence];
        if (before?.Line(name) is { } line)
        {
            wanted = Math.Min(goods.Quantity, line.Quantity - line.Picked);
            var picked = new PickedGoods(tote, goods with { Quantity = wanted });
            if (wanted > 0)
                draft.Change(before, line, line with { Picked = line.Picked + wanted, Totes = line.Totes.Add(picked) });
        }

        var after = draft[sequence]?.Status;
        return new LinePicked(
            draft.Status, site, sequence, after == before?.Status ? null : after, name, goods, tote, goods.Quantity - wanted);
    }

    /// <summary>What a pick did not find is planned anew at the same site; the stock decides whether it is still promised.</summary>
    public static Decision<OrderEvent> Short(
        OrderState state, int sequence, string name, long quantity, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        var draft = new OrderDraft(state);
        if (draft[sequence] is not { } fulfilment || fulfilment.Line(name) is not { } line) return Nothing;
        var part = draft.Take(sequence, name, quantity);
        if (part == 0) return Nothing;
        draft.Add(name, line.Sku, fulfilment.Site, part);
        draft.Release(state.Placed!, now, shipBy);
        return new LineShort(draft.Status, draft.Changed, sequence, name, part);
    }

    private static bool HasSeen(OrderState state, SeenSku seen) => state.Seen.GetValueOrDefault(seen.Sku) >= seen.Version;
}
