using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Chooses which units an order wants no longer: the least advanced first.</summary>
internal sealed class CancelDraft(OrderState state)
{
    private readonly ImmutableArray<CancelledLine>.Builder lines = ImmutableArray.CreateBuilder<CancelledLine>();

    public bool IsEmpty => lines.Count == 0;

    /// <summary>Units that are in no parcel: what waits, what nobody has picked, what is in totes; gives how many. Once for each line.</summary>
    /// <param name="only">When given, those of this fulfilment only.</param>
    public long Cancel(string name, long quantity, int? only = null)
    {
        var rest = quantity;
        var sites = new Dictionary<SiteId, long>();
        var parts = state.Fulfilments.Where(one => only is null || one.Sequence == only).OrderBy(static one => one.Status).ToArray();
        foreach (var one in parts) Take(one, one.Line(name) is { } line ? line.Quantity - line.Picked : 0);
        foreach (var one in parts) Take(one, one.Line(name) is { } line ? line.Picked - line.Packed : 0);
        if (rest < quantity) lines.Add(new(name, quantity - rest, [.. sites.Select(static part => new SiteQuantity(part.Key, part.Value))]));
        return quantity - rest;

        void Take(Fulfilment fulfilment, long units)
        {
            var part = Math.Min(rest, units);
            rest -= part;
            if (part > 0 && fulfilment.Site is { } site) sites[site] = sites.GetValueOrDefault(site) + part;
        }
    }

    /// <summary>Packed units that have not left, and the shipments that must be unpacked for them.</summary>
    public IEnumerable<RequestedCancel> FromParcels(string name, long quantity)
    {
        foreach (var fulfilment in state.Fulfilments)
        {
            if (quantity == 0 || fulfilment.Line(name) is not { } line) continue;
            var wished = state.Requested.Where(w => w.Fulfilment == fulfilment.Sequence && w.Line == name).Sum(w => w.Quantity);
            var part = Math.Min(quantity, line.Packed - line.Shipped - wished);
            if (part <= 0) continue;
            quantity -= part;
            yield return new(fulfilment.Sequence, name, part, [.. line.Parcels.Where(p => !p.Left).Select(p => p.Shipment).Distinct()]);
        }
    }

    /// <param name="unpacked">The fulfilment whose requests it carries out.</param>
    public LinesCancelled Event(string reason, int? unpacked = null) => new(reason, lines.ToImmutable(), unpacked);
}
