using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Computes how a claim changes when its order sets what it wants: pure.</summary>
internal sealed class ClaimDraft(StockState state, SetClaim command)
{
    private readonly Claim? claim = state.Claim(command.Order);
    private readonly Dictionary<SiteId, long> taken = [];

    public ClaimSet Event() => new(
        command.Order, command.Revision, command.Priority, command.PlacedAt, command.Seen, [.. command.Lines.Select(Change)]);

    private ClaimChange Change(WantedLine line)
    {
        var known = claim?.Line(line.Line);
        var before = known?.Reserved ?? [];
        var waited = known?.Backordered ?? 0;
        var over = before.Total() + waited + (known?.Shipped ?? line.Shipped).Total() - line.Quantity;
        var after = Less(before, line, waited, ref over, out var waits);
        var lack = Math.Max(0, -over);
        foreach (var site in line.Leave) lack += Leave(ref after, known, site);
        foreach (var site in line.Sites.Where(site => !line.Leave.Contains(site)))
        {
            var part = Math.Min(lack, state.At(site).Available - taken.GetValueOrDefault(site));
            if (part <= 0) continue;
            taken[site] = taken.GetValueOrDefault(site) + part;
            lack -= part;
            after = after.Plus(site, part);
        }

        return new(line.Line, after.Minus(before), waits + lack - waited, line.OnlySite, known is null ? line.Shipped : []);
    }

    /// <summary>Releases what is too much: first what the order names, then what is backordered, then what was reserved last. The order learns of
    /// it from the answer.</summary>
    private static ImmutableArray<SiteQuantity> Less(
        ImmutableArray<SiteQuantity> parts, WantedLine line, long waited, ref long over, out long waits)
    {
        var after = parts;
        foreach (var part in line.GiveUp) over -= Free(ref after, part.Site, Math.Min(over, part.Quantity));
        waits = waited - Math.Clamp(over, 0, waited);
        over -= waited - waits;
        for (var i = parts.Length - 1; i >= 0; i--) over -= Free(ref after, parts[i].Site, over);
        return after;
    }

    private long Leave(ref ImmutableArray<SiteQuantity> parts, ClaimLine? known, SiteId site) =>
        known is null ? 0 : Free(ref parts, site, state.OnShelves(command.Order, known with { Reserved = parts }, site));

    private static long Free(ref ImmutableArray<SiteQuantity> parts, SiteId site, long quantity)
    {
        var free = Math.Min(quantity, parts.At(site));
        if (free <= 0) return 0;
        parts = parts.Plus(site, -free);
        return free;
    }
}
