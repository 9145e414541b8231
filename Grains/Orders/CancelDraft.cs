using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Takes units out of an order, the least advanced first, and keeps what each needs to be undone.</summary>
internal sealed class CancelDraft(OrderState state)
{
    private readonly OrderDraft draft = new(state);
    private readonly ImmutableArray<CancelledUnits>.Builder units = ImmutableArray.CreateBuilder<CancelledUnits>();

    public bool IsEmpty => units.Count == 0;

    /// <summary>Units that nobody has picked; gives how many.</summary>
    public long Unpicked(string name, long quantity)
    {
        var rest = quantity;
        foreach (var fulfilment in draft.All.OrderBy(f => f.Status))
        {
            if (rest == 0) break;
            var line = fulfilment.Line(name);
            var part = draft.Take(fulfilment.Sequence, name, rest);
            if (part == 0) continue;
            units.Add(new(fulfilment.Sequence, name, line!.Sku, part, fulfilment.Site, fulfilment.Wave, []));
            rest -= part;
        }

        return quantity - rest;
    }

    /// <summary>Units that are in totes; gives how many.</summary>
    public long FromTotes(string name, long quantity)
    {
        var rest = quantity;
        foreach (var fulfilment in draft.All)
            rest -= FromTotes(fulfilment.Sequence, name, rest);
        return quantity - rest;
    }

    /// <summary>The newest goods first: the oldest are packed first.</summary>
    public long FromTotes(int sequence, string name, long quantity)
    {
        if (draft[sequence] is not { } fulfilment || fulfilment.Line(name) is not { } line) return 0;
        var part = Math.Min(quantity, line.Picked - line.Packed);
        if (part <= 0) return 0;

        var given = ToteGoods.First(ToteGoods.Free(line).Reverse(), part);
        var kept = given.Aggregate(line.Totes, ToteGoods.Without);
        units.Add(new(sequence, name, line.Sku, part, fulfilment.Site, null, given));
        draft.Change(fulfilment, line, line with { Quantity = line.Quantity - part, Picked = line.Picked - part, Totes = kept });
        return part;
    }

    /// <summary>Packed units that have not left, and the shipments that must be unpacked for them.</summary>
    public IEnumerable<RequestedCancel> FromParcels(string name, long quantity)
    {
        foreach (var fulfilment in draft.All)
        {
            if (quantity == 0 || fulfilment.Line(name) is not { } line) continue;
            var wished = state.Requested.Where(w => w.Fulfilment == fulfilment.Sequence && w.Line == name).Sum(w => w.Quantity);
            var part = Math.Min(quantity, line.Packed - line.Shipped - wished);
            if (part <= 0) continue;
            quantity -= part;
            yield return new(fulfilment.Sequence, name, part, [.. line.Parcels.Where(p => !p.Left).Select(p => p.Shipment).Distinct()]);
        }
    }

    /// <summary>Releases what waited only for units that are no longer wanted.</summary>
    public void Release(DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy) => draft.Release(state.Placed!, now, shipBy);

    public LinesCancelled Event(string reason) => new(draft.Status, draft.Changed, reason, units.ToImmutable());
}
