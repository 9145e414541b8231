using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Makes an order's fulfilments those of its claims, and keeps what each unit that it gives up needs to be undone.</summary>
internal sealed class SettleDraft(OrderState state)
{
    private readonly OrderDraft draft = new(state);
    private readonly ImmutableArray<GivenUpUnits>.Builder units = ImmutableArray.CreateBuilder<GivenUpUnits>();

    /// <param name="claim">Null when nothing is promised of the line.</param>
    public void Settle(OrderLine line, ClaimLineView? claim)
    {
        var claimed = (claim?.Shipped ?? []).Aggregate(claim?.Reserved ?? [], static (sum, part) => sum.Plus(part.Site, part.Quantity));
        var known = draft.All.Where(one => one.Site is not null && one.Line(line.Line) is not null).Select(static one => one.Site!.Value).Distinct().ToArray();
        foreach (var site in known) GiveUp(line.Line, site, draft.At(line.Line, site) - claimed.At(site));
        draft.TakeWaiting(line.Line, draft.Waiting(line.Line) - (claim?.Backordered ?? 0));
        // What is in a parcel without a promise is not given up: as many fewer are promised to the order elsewhere.
        var room = state.Wanted(line) - draft.Of(line.Line);
        foreach (var (site, units) in claimed) room -= Add(line, site, Math.Min(room, units - draft.At(line.Line, site)));
        Add(line, null, Math.Min(room, (claim?.Backordered ?? 0) - draft.Waiting(line.Line)));
    }

    public FulfilmentsEvent Event(IReadOnlyDictionary<SkuId, ClaimView> claims, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        draft.Release(state.Placed!, now, shipBy);
        var seen = claims.Select(static claim => new SeenSku(claim.Key, claim.Value.AsOf)).ToImmutableArray();
        return state.Seen.IsEmpty
            ? new OrderReserved(draft.Status, draft.Changed, seen)
            : new OrderSettled(draft.Status, draft.Changed, seen, units.ToImmutable());
    }

    private long Add(OrderLine line, SiteId? site, long quantity)
    {
        if (quantity <= 0) return 0;
        draft.Add(line.Line, line.Sku, site, quantity);
        return quantity;
    }

    /// <summary>Units that nobody has picked first, of them those that no wave has; then those in totes.</summary>
    private void GiveUp(string name, SiteId site, long quantity)
    {
        foreach (var one in draft.All.Where(one => one.Site == site).OrderBy(static one => one.Status)) quantity -= Unpicked(one, name, quantity);
        foreach (var one in draft.All.Where(one => one.Site == site)) quantity -= FromTotes(one, name, quantity);
    }

    private long Unpicked(Fulfilment fulfilment, string name, long quantity)
    {
        var part = draft.Take(fulfilment.Sequence, name, quantity);
        if (part > 0 && fulfilment.Wave is { } wave) units.Add(new(fulfilment.Sequence, name, part, fulfilment.Site!.Value, wave, []));
        return part;
    }

    private long FromTotes(Fulfilment fulfilment, string name, long quantity)
    {
        var given = draft.TakeLoose(fulfilment.Sequence, name, quantity);
        if (given.IsEmpty) return 0;
        var part = given.Sum(static picked => picked.Goods.Quantity);
        units.Add(new(fulfilment.Sequence, name, part, fulfilment.Site!.Value, null, given));
        return part;
    }
}
