using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>
/// Chooses where goods are put away. The hard rules (kind, merchant, lot, capacity) exclude locations; among the rest the
/// goods go to the preferred zone first, then to locations with the same SKU, to empty locations before mixed ones, to pick
/// faces before overstock, and then to the nearest, filling each in turn. Ties are broken by code, so that the result is
/// deterministic.
/// </summary>
/// <remarks>Closest-open-location storage with grouping by SKU: de Koster, R., Le-Duc, T. and Roodbergen, K. J. (2007),
/// Design and control of warehouse order picking, European Journal of Operational Research 182(2), 481–501, section 4. One
/// pass over the candidates, then a heap of those that fit, from which only as many are taken as needed.</remarks>
public static class SlotChoice
{
    /// <summary>Proposes locations for the goods. A quantity below 1 gives an empty plan.</summary>
    public static SlotPlan Propose(
        SlotGoods goods, IReadOnlyList<SlotCandidate> candidates, SlotPoint start, SlotRules? rules = null)
    {
        rules ??= SlotRules.Default;
        var refused = default(SlotRefusals);
        if (goods.Quantity < 1)
            return new SlotPlan([], 0, refused);
        var fitting = new List<(int Index, Rank Rank)>(Math.Min(candidates.Count, 1024));
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (SlotRule.Allows(goods, candidate, rules, ref refused) is not { } holding)
                continue;
            if (SlotRule.Room(goods, candidate, rules) < 1)
                refused = refused with { Full = refused.Full + 1 };
            else
                fitting.Add((i, Rank.Of(goods, candidate, holding, start)));
        }
        return Fill(goods, candidates, new PriorityQueue<int, Rank>(fitting), rules, refused);
    }

    private static SlotPlan Fill(SlotGoods goods, IReadOnlyList<SlotCandidate> candidates, PriorityQueue<int, Rank> queue,
        SlotRules rules, SlotRefusals refused)
    {
        var proposals = ImmutableArray.CreateBuilder<SlotProposal>();
        var left = goods.Quantity;
        while (left > 0 && proposals.Count < rules.MaxLocations && queue.TryDequeue(out var index, out var rank))
        {
            var at = candidates[index];
            var quantity = Math.Min(left, SlotRule.Room(goods, at, rules));
            left -= quantity;
            proposals.Add(new SlotProposal(at.Code, quantity, SlotReasons.Of(goods, at, rank, quantity, left)));
        }
        return new SlotPlan(proposals.ToImmutable(), left, refused);
    }
}

/// <summary>What a usable location contains, relative to the goods.</summary>
internal enum Holding { SameSku, Empty, Mixed }

/// <summary>
/// The order of preference, best first: zone, holding, kind and distance packed into one number (a put-away compares
/// ten thousand of them), then the code.
/// </summary>
internal readonly record struct Rank(long Key, string Code) : IComparable<Rank>
{
    private const int ZoneBit = 43, HoldingBit = 41, KindBit = 40;

    public bool OtherZone => (Key >> ZoneBit & 1) == 1;
    public Holding Holding => (Holding)(Key >> HoldingBit & 3);
    public long DistanceMm => Key & (1L << KindBit) - 1;

    public static Rank Of(SlotGoods goods, SlotCandidate at, Holding holding, SlotPoint start)
    {
        var otherZone = goods.PreferredZone is { } zone && !string.Equals(zone, at.Zone, StringComparison.Ordinal);
        var key = (otherZone ? 1L : 0) << ZoneBit | (long)holding << HoldingBit
            | (at.Kind == LocationKind.Overstock ? 1L : 0) << KindBit | Distance(start, at.At);
        return new Rank(key, at.Code);
    }

    public int CompareTo(Rank other) => Key != other.Key ? Key.CompareTo(other.Key) : string.CompareOrdinal(Code, other.Code);

    /// <summary>Rectilinear distance, including the height, so that low locations are filled first. Coordinates are clamped to 1,000 km.</summary>
    private static long Distance(SlotPoint a, SlotPoint b) => Apart(a.X, b.X) + Apart(a.Y, b.Y) + Apart(a.Z, b.Z);

    private static long Apart(long a, long b) => Math.Abs(Clamp(a) - Clamp(b));

    private static long Clamp(long mm) => Math.Clamp(mm, -1_000_000_000, 1_000_000_000);
}
