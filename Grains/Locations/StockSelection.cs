using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Chooses units where a key leaves lot, expiry or serial open. Goods of the condition asked for when some lie there,
/// else whatever there is of the SKU (people at a quarantine shelf do not name conditions); the first to expire first.</summary>
internal static class StockSelection
{
    /// <summary>Units that are not promised to a pick, as many as asked for or as there are.</summary>
    public static ImmutableArray<Goods> Free(Holding holding, StockKey wanted, long quantity) =>
        Take([.. Matching(holding, wanted).Select(match => (match.Key, match.Content.Free))], quantity);

    /// <summary>Units of which unpromised ones go first.</summary>
    public static ImmutableArray<Goods> FreeFirst(Holding holding, StockKey wanted, long quantity)
    {
        var matching = Matching(holding, wanted);
        var taken = Take(
            [.. matching.Select(match => (match.Key, match.Content.Free)), .. matching.Select(match => (match.Key, match.Content.Allocated))],
            quantity);
        return [.. taken
            .GroupBy(static goods => goods.Key)
            .Select(static group => new Goods(group.Key, group.Sum(static goods => goods.Quantity)))];
    }

    /// <summary>Which goods units that turned up are: the very ones that lie there, when there is just one kind that fits.</summary>
    public static StockKey Found(Holding holding, StockKey wanted)
    {
        if (holding.Contents.ContainsKey(wanted)) return wanted;
        var matching = Matching(holding, wanted);
        return matching is [{ Key: { Serial: null } only }] && only.Condition == wanted.Condition ? only : wanted;
    }

    private static ImmutableArray<(StockKey Key, Content Content)> Matching(Holding holding, StockKey wanted)
    {
        if (holding.Contents.TryGetValue(wanted, out var exact) && wanted is { Lot: not null, Expiry: not null }) return [(wanted, exact)];
        var all = holding.Contents.Where(pair => Matches(pair.Key, wanted)).ToArray();
        var same = Array.FindAll(all, pair => pair.Key.Condition == wanted.Condition);
        return [.. (same.Length > 0 ? same : all)
            .OrderBy(static pair => pair.Key, StockOrder.Instance)
            .Select(static pair => (pair.Key, pair.Value))];
    }

    private static bool Matches(StockKey there, StockKey wanted) =>
        there.Sku == wanted.Sku
        && (wanted.Lot is null || wanted.Lot == there.Lot)
        && (wanted.Expiry is null || wanted.Expiry == there.Expiry)
        && (wanted.Serial is null || wanted.Serial == there.Serial);

    private static ImmutableArray<Goods> Take(ImmutableArray<(StockKey Key, long Quantity)> there, long quantity)
    {
        var taken = ImmutableArray.CreateBuilder<Goods>();
        foreach (var (key, available) in there)
        {
            var part = Math.Min(available, quantity);
            if (part <= 0) continue;
            taken.Add(new(key, part));
            quantity -= part;
        }

        return taken.ToImmutable();
    }
}
