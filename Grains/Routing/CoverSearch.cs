namespace OrleansWarehouse.Grains.Routing;

/// <summary>The problem in numbers: sites by cost then code, SKUs by first mention, stock capped at what is asked for.</summary>
internal sealed class Demand
{
    public required RoutingSite[] Sites { get; init; }
    public required int[] Cost { get; init; }
    /// <summary>The SKU's index, by line.</summary>
    public required int[] SkuOf { get; init; }
    /// <summary>Units wanted, by SKU.</summary>
    public required long[] Need { get; init; }
    /// <summary>Units that may be taken, by site and SKU; reduced by the allocation.</summary>
    public required long[][] Stock { get; init; }
    /// <summary>Units that each site could fill alone.</summary>
    public required long[] Covered { get; init; }
    public required long Asked { get; init; }
    /// <summary>Units that all sites together could fill.</summary>
    public required long Fillable { get; init; }

    public static Demand Of(IReadOnlyList<RoutingLine> lines, IReadOnlyList<RoutingSite> sites, RoutingDestination to)
    {
        var ordered = sites.DistinctBy(s => s.Site, StringComparer.Ordinal).OrderBy(s => ShippingCost.Of(s, to))
            .ThenBy(s => s.Site, StringComparer.Ordinal).ToArray();
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        var skuOf = lines.Select(l => number.TryAdd(l.Sku, number.Count) ? number.Count - 1 : number[l.Sku]).ToArray();
        var need = new long[number.Count];
        for (var i = 0; i < lines.Count; i++)
            need[skuOf[i]] = checked(need[skuOf[i]] + Math.Max(0, lines[i].Quantity));
        var stock = Array.ConvertAll(ordered, s => Stocked(s, number, need));
        return new Demand
        {
            Sites = ordered, Cost = Array.ConvertAll(ordered, s => ShippingCost.Of(s, to)), SkuOf = skuOf, Need = need,
            Stock = stock, Covered = Array.ConvertAll(stock, s => s.Sum()), Asked = need.Sum(),
            Fillable = need.Select((n, sku) => (long)Int128.Min(n, Sum(stock, sku))).Sum(),
        };
    }

    private static long[] Stocked(RoutingSite site, Dictionary<string, int> number, long[] need)
    {
        var stock = new long[need.Length];
        foreach (var (sku, index) in number)
            stock[index] = Math.Clamp(site.Available.GetValueOrDefault(sku), 0, need[index]);
        return stock;
    }

    private static Int128 Sum(long[][] stock, int sku)
    {
        Int128 sum = 0;
        foreach (var site in stock)
            sum += site[sku];
        return sum;
    }
}

/// <summary>Finds the fewest sites that fill all that can be filled, and the cheapest of those.</summary>
internal static class CoverSearch
{
    /// <summary>Returns the chosen sites' indexes, ascending (so nearest first); empty when nothing can be filled.</summary>
    public static int[] Choose(Demand demand)
    {
        var useful = Enumerable.Range(0, demand.Sites.Length).Where(s => demand.Covered[s] > 0).ToArray();
        if (useful.Length > SiteChoice.MaxExactSites)
        {
            // A single site that has everything is always found, however many sites there are.
            var complete = Array.FindIndex(useful, s => demand.Covered[s] == demand.Fillable);
            return complete >= 0 ? [useful[complete]] : Greedy(demand, useful);
        }
        for (var size = 1; size <= useful.Length; size++)
        {
            var search = new Search(demand, useful, size);
            search.Extend(0, 0, 0, demand.Need, demand.Fillable);
            if (search.Best is { } best)
                return best;
        }
        return [];
    }

    /// <summary>Enumerates all sets of one size, in order of codes; only a cheaper one replaces the best.</summary>
    private sealed class Search(Demand demand, int[] useful, int size)
    {
        private readonly int[] picked = new int[size];
        private int cost = int.MaxValue;

        public int[]? Best { get; private set; }

        public void Extend(int depth, int from, int cost, long[] need, long left)
        {
            if (depth == size)
            {
                if (left == 0 && cost < this.cost)
                    (Best, this.cost) = ([.. picked], cost);
                return;
            }
            for (var i = from; i <= useful.Length - (size - depth) && cost + demand.Cost[useful[i]] < this.cost; i++)
            {
                picked[depth] = useful[i];
                var (still, taken) = Take(demand, useful[i], need);
                Extend(depth + 1, i + 1, cost + demand.Cost[useful[i]], still, left - taken);
            }
        }
    }

    private static int[] Greedy(Demand demand, int[] useful)
    {
        var (chosen, need, left) = (new List<int>(), demand.Need, demand.Fillable);
        while (left > 0)
        {
            var best = useful.MaxBy(s => (Take(demand, s, need).Taken, -s));
            (need, var taken) = Take(demand, best, need);
            left -= taken;
            chosen.Add(best);
        }
        chosen.Sort();
        return [.. chosen];
    }

    private static (long[] Still, long Taken) Take(Demand demand, int site, long[] need)
    {
        var (still, taken) = (new long[need.Length], 0L);
        for (var sku = 0; sku < need.Length; sku++)
        {
            var quantity = Math.Min(need[sku], demand.Stock[site][sku]);
            still[sku] = need[sku] - quantity;
            taken += quantity;
        }
        return (still, taken);
    }
}

