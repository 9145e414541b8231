using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>What it changes of a claim that its order wants so much from now on: pure.</summary>
internal sealed class ClaimDraft(SkuState state, SetClaim command)
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
        var over = Sum(before) + waited + Sum(known?.Shipped ?? line.Shipped) - line.Quantity;
        var after = Less(before, line, waited, ref over, out var waits);
        var lack = Math.Max(0, -over);
        foreach (var site in line.Leave) lack += Leave(ref after, known, site);
        foreach (var site in line.Sites.Where(site => !line.Leave.Contains(site)))
        {
            var part = Math.Min(lack, state.At(site).Available - taken.GetValueOrDefault(site));
            if (part <= 0) continue;
            taken[site] = taken.GetValueOrDefault(site) + part;
            lack -= part;
            after = With(after, site, part);
        }

        return new(line.Line, Difference(before, after), waits + lack - waited, line.OnlySite, known is null ? line.Shipped : []);
    }

    /// <summary>Gives up what is too much: first what the order says, then what waits, then what came last. The order hears of it in the
    /// answer.</summary>
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
        var free = Math.Min(quantity, parts.FirstOrDefault(part => part.Site == site)?.Quantity ?? 0);
        if (free <= 0) return 0;
        parts = With(parts, site, -free);
        return free;
    }

    private static ImmutableArray<SiteQuantity> With(ImmutableArray<SiteQuantity> parts, SiteId site, long quantity)
    {
        var known = parts.FirstOrDefault(part => part.Site == site);
        if (known is null) return parts.Add(new(site, quantity));
        return known.Quantity + quantity is > 0 and var sum ? parts.Replace(known, new(site, sum)) : parts.Remove(known);
    }

    private static ImmutableArray<SiteQuantity> Difference(ImmutableArray<SiteQuantity> before, ImmutableArray<SiteQuantity> after)
    {
        if (before.IsEmpty) return after;
        var changes = after;
        foreach (var part in before)
        {
            var known = changes.FirstOrDefault(change => change.Site == part.Site);
            if (known is null) changes = changes.Add(part with { Quantity = -part.Quantity });
            else if (known.Quantity == part.Quantity) changes = changes.Remove(known);
            else changes = changes.Replace(known, known with { Quantity = known.Quantity - part.Quantity });
        }

        return changes;
    }

    private static long Sum(ImmutableArray<SiteQuantity> parts)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.Quantity;
        return sum;
    }
}
