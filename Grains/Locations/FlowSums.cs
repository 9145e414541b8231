using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>How stock is to count what an event did: what lies in the holder before and after it, by bucket, and what is on its way.
/// Reckoned from the contents alone, so that no decision can forget it.</summary>
internal static class FlowSums
{
    public static ImmutableArray<Flow> Of(Place placeBefore, Holding before, Place placeAfter, Holding after, HolderEvent @event)
    {
        var sums = new Dictionary<Part, long>();
        foreach (var key in Touched(@event, before))
        {
            Count(sums, placeBefore, before, key, -1);
            Count(sums, placeAfter, after, key, 1);
        }

        foreach (var (goods, sign) in OnTheWay(@event))
        {
            var bucket = goods.InDoubt ? Bucket.InDoubt : goods.As!.Value;
            Add(sums, new(goods.Key, bucket, bucket is Bucket.Picked ? goods.For : null), sign * goods.Quantity);
        }

        return Match(sums);
    }

    /// <summary>Goods on their way count where they go: added when they leave, and taken off again when they are there.</summary>
    private static IEnumerable<(PlacedGoods Goods, int Sign)> OnTheWay(HolderEvent @event) => @event switch
    {
        GoodsTaken { Transfer: true } taken => taken.Arriving.Select(static goods => (goods, 1)),
        GoodsPut { Transfer: true } put => put.Goods.Select(static goods => (goods, -1)),
        _ => [],
    };

    private static IEnumerable<StockKey> Touched(HolderEvent @event, Holding before) => @event is LocationDefined
        ? before.Contents.Keys
        : @event.Changes.Select(static change => change.Key).Concat(@event.Plans.Select(static plan => plan.Key)).Distinct();

    /// <summary>How the units of one key in a holder count.</summary>
    public static IEnumerable<(Bucket Bucket, ForLine? For, long Units)> Parts(Place place, Holding holding, StockKey key)
    {
        var content = holding[key];
        if (content.InDoubt > 0) yield return (Bucket.InDoubt, null, content.InDoubt);
        var rest = content.Quantity - content.InDoubt;
        if (content.Allocated > 0 && (place.Holder is HolderKind.Container || place.Kind is LocationKind.Receiving))
        {
            foreach (var (_, allocation) in holding.AllocationsOf(key))
            {
                var units = allocation.Of(key);
                rest -= units;
                var line = allocation.Plan.Kind is PlanKind.Line ? allocation.Plan.For : null;
                yield return (place.BucketOf(key, allocation.Plan), line, units);
            }
        }

        if (rest > 0) yield return (place.BucketOf(key, null), null, rest);
    }

    private static void Count(Dictionary<Part, long> sums, Place place, Holding holding, StockKey key, int sign)
    {
        foreach (var (bucket, line, units) in Parts(place, holding, key)) Add(sums, new(key, bucket, line), sign * units);
    }

    private static void Add(Dictionary<Part, long> sums, Part part, long quantity)
    {
        if (quantity != 0) sums[part] = sums.GetValueOrDefault(part) + quantity;
    }

    /// <summary>Pairs what is less with what is more: of the same goods first, then of the same in another condition; what is left came
    /// from outside, or went there. One lot does not turn into another: whoever had units of the first has lost them.</summary>
    private static ImmutableArray<Flow> Match(Dictionary<Part, long> sums)
    {
        var less = sums.Where(static sum => sum.Value < 0).Select(static sum => (sum.Key, Units: -sum.Value)).ToArray();
        var more = sums.Where(static sum => sum.Value > 0).Select(static sum => (sum.Key, Units: sum.Value)).ToArray();
        if (less.Length == 0 && more.Length == 0) return [];

        var flows = ImmutableArray.CreateBuilder<Flow>();
        Pair(static (gone, come) => gone == come);
        Pair(static (gone, come) => gone with { Condition = come.Condition } == come);
        foreach (var (part, units) in less)
            if (units > 0) flows.Add(From(part, part.Key, units, Bucket.Outside));
        foreach (var (part, units) in more)
            if (units > 0) flows.Add(new(part.Key, units, Bucket.Outside, part.Bucket, part.For?.Claim));
        return flows.DrainToImmutable();

        void Pair(Func<StockKey, StockKey, bool> match)
        {
            for (var i = 0; i < less.Length; i++)
            {
                for (var j = 0; j < more.Length; j++)
                {
                    var units = Math.Min(less[i].Units, more[j].Units);
                    if (units == 0 || !match(less[i].Key.Key, more[j].Key.Key)) continue;
                    less[i].Units -= units;
                    more[j].Units -= units;
                    Add(less[i].Key, more[j].Key, units);
                }
            }
        }

        // From one line's to another's there are two flows: stock keeps one line to each.
        void Add(Part from, Part to, long units)
        {
            if (from.For is not null && to.For is not null)
            {
                flows.Add(From(from, from.Key, units, Bucket.PutBack));
                flows.Add(new(to.Key, units, Bucket.PutBack, to.Bucket, to.For.Claim));
            }
            else if (from.Bucket != to.Bucket)
            {
                flows.Add(from.For is null ? new(to.Key, units, from.Bucket, to.Bucket, to.For?.Claim) : From(from, to.Key, units, to.Bucket));
            }
        }
    }

    /// <summary>Out of a bucket, and where that is a line's, of which fulfilment.</summary>
    private static Flow From(Part from, StockKey key, long units, Bucket to) =>
        new(key, units, from.Bucket, to, from.For?.Claim, from.For?.Fulfilment.Sequence ?? 0);

    private sealed record Part(StockKey Key, Bucket Bucket, ForLine? For);
}
