using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Routing;

/// <summary>
/// Chooses the sites that fill an order: the nearest that can ship all of it; otherwise the fewest that together ship as much
/// of it as can be shipped, the nearest of those. What no site has is backordered at the chosen site that covers most (the
/// nearest of equals). Within the chosen sites a line is kept whole if one of them can fill it, nearest first.
/// </summary>
/// <remarks>The choice of sites is a set (multi-)cover: exact by enumeration up to <see cref="MaxExactSites"/> sites that have
/// something, by the greedy rule beyond (Chvátal, V. (1979), A greedy heuristic for the set-covering problem, Mathematics of
/// Operations Research 4(3), 233–235). Ties are broken by cost, then by site code, so that the result is deterministic.</remarks>
public static class SiteChoice
{
    public const int MaxExactSites = 12;

    public static RoutingDecision Decide(
        IReadOnlyList<RoutingLine> lines, IReadOnlyList<RoutingSite> sites, RoutingDestination to)
    {
        var demand = Demand.Of(lines, sites, to);
        if (demand.Sites.Length == 0)
            return new RoutingDecision(RoutingRule.NoSites, demand.Asked, [], null, []);
        var chosen = CoverSearch.Choose(demand);
        var backorder = chosen.Length == 0 ? 0 : chosen.MaxBy(s => (demand.Covered[s], -s));
        var allocations = Allocate(demand, lines, chosen, backorder);
        return new RoutingDecision(
            Rule(demand, chosen), demand.Asked, allocations, demand.Sites[backorder].Site, Explain(demand, chosen));
    }

    private static RoutingRule Rule(Demand demand, int[] chosen) =>
        chosen.Length == 0 ? RoutingRule.NothingAvailable
        : demand.Fillable < demand.Asked ? RoutingRule.PartlyAvailable
        : chosen.Length == 1 ? RoutingRule.OneSiteComplete : RoutingRule.FewestSites;

    private static ImmutableArray<RoutingAllocation> Allocate(
        Demand demand, IReadOnlyList<RoutingLine> lines, int[] chosen, int backorder)
    {
        var open = lines.Select(l => Math.Max(0, l.Quantity)).ToArray();
        var taken = new List<(int Line, int Site, long Quantity, bool Backordered)>();
        // Whole lines first, so that a line is only split if no site has it complete.
        foreach (var whole in (ReadOnlySpan<bool>)[true, false])
        {
            for (var line = 0; line < open.Length; line++)
            {
                foreach (var site in chosen)
                {
                    ref var stock = ref demand.Stock[site][demand.SkuOf[line]];
                    var quantity = Math.Min(open[line], stock);
                    if (quantity == 0 || whole && quantity < open[line])
                        continue;
                    stock -= quantity;
                    open[line] -= quantity;
                    taken.Add((line, site, quantity, false));
                }
            }
        }
        taken.AddRange(open.Select((rest, line) => (line, backorder, rest, true)).Where(t => t.rest > 0));
        return [.. taken.OrderBy(t => t.Line).ThenBy(t => t.Backordered).ThenBy(t => t.Site).Select(t => new RoutingAllocation(
            lines[t.Line].Line, lines[t.Line].Sku, demand.Sites[t.Site].Site, t.Quantity, t.Backordered))];
    }

    private static ImmutableArray<RoutingCandidate> Explain(Demand demand, int[] chosen)
    {
        var all = Enumerable.Range(0, demand.Sites.Length).Select(site => Candidate(demand, chosen, site));
        return [.. all.OrderBy(c => c.Verdict != RoutingVerdict.Chosen)];
    }

    private static RoutingCandidate Candidate(Demand demand, int[] chosen, int site)
    {
        var covered = demand.Covered[site];
        var part = $"has {covered} of {demand.Asked}";
        var verdict = chosen.Contains(site) ? RoutingVerdict.Chosen
            : covered == 0 ? RoutingVerdict.NothingAvailable
            : covered == demand.Asked ? RoutingVerdict.Farther
            : chosen.Length == 1 && demand.Fillable == demand.Asked ? RoutingVerdict.CannotShipComplete
            : RoutingVerdict.NotNeeded;
        var reason = verdict switch
        {
            RoutingVerdict.Chosen => covered == demand.Asked ? "the nearest site that can ship the complete order" : part,
            RoutingVerdict.Farther => "can ship the complete order, but is not nearer",
            RoutingVerdict.NotNeeded => $"{part}; fewer or nearer sites ship as much without it",
            RoutingVerdict.CannotShipComplete => $"{part}; another site can ship the complete order",
            RoutingVerdict.NothingAvailable => "has none of the SKUs asked for",
            _ => throw new InvalidOperationException($"No reason for {verdict}"),
        };
        return new RoutingCandidate(demand.Sites[site].Site, demand.Cost[site], covered, verdict, reason);
    }
}
