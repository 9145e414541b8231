using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Chooses which units an order wants no longer: the least advanced first.</summary>
internal sealed class CancelDraft(OrderState state, OrderProgress progress)
{
    private readonly ImmutableArray<CancelledLine>.Builder lines = ImmutableArray.CreateBuilder<CancelledLine>();

    public bool IsEmpty => lines.Count == 0;

    /// <summary>Units that are in no parcel: what waits, what nobody has picked, what is in totes; gives how many. Once for each line.</summary>
    /// <param name="only">When given, those of this fulfilment only.</param>
    public long Cancel(string name, long quantity, int? only = null)
    {
        var rest = quantity;
        var sites = new Dictionary<SiteId, long>();
        var parts = progress.Of(name).Where(one => only is null || one.Part.Sequence == only).OrderBy(static one => one.Part.Status).ToArray();
        foreach (var (part, line) in parts) Take(part.Site, line.Quantity - line.Picked);
        foreach (var (part, line) in parts) Take(part.Site, line.Picked - line.Packed);
        if (rest < quantity) lines.Add(new(name, quantity - rest, [.. sites.Select(static part => new SiteQuantity(part.Key, part.Value))]));
        return quantity - rest;

        void Take(SiteId? from, long units)
        {
            var part = Math.Min(rest, units);
            rest -= part;
            if (part > 0 && from is { } site) sites[site] = sites.GetValueOrDefault(site) + part;
        }
    }

    /// <summary>Packed units that have not left, and the shipments that must be unpacked for them.</summary>
    public IEnumerable<RequestedCancel> FromParcels(string name, long quantity)
    {
        foreach (var (fulfilment, line) in progress.Of(name))
        {
            var wished = state.Requested.Where(wish => wish.Fulfilment == fulfilment.Sequence && wish.Line == name).Sum(static wish => wish.Quantity);
            var part = Math.Min(quantity, line.Packed - line.Shipped - wished);
            if (part <= 0) continue;
            quantity -= part;
            yield return new(fulfilment.Sequence, name, part, line.InParcels);
        }
    }

    /// <param name="unpacked">The fulfilment whose requests it carries out.</param>
    public LinesCancelled Event(string reason, int? unpacked = null) => new(reason, lines.ToImmutable(), unpacked);
}
