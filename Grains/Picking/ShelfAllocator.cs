using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>
/// Chooses shelves for fulfilments, whole or not at all: what expires first before what keeps longer, pick faces before overstock,
/// then the shelf that is left with the least. Never gives away more than lies free.
/// </summary>
internal sealed class ShelfAllocator
{
    private readonly Dictionary<SkuId, List<Shelf>> shelves = [];

    public ShelfAllocator(IEnumerable<ShelfStock> stock, DateOnly today)
    {
        foreach (var row in stock.Where(row => IsPickable(row, today)))
        {
            if (!shelves.TryGetValue(row.Key.Sku, out var known)) shelves.Add(row.Key.Sku, known = []);
            known.Add(new(row));
        }

        foreach (var known in shelves.Values) known.Sort();
    }

    /// <summary>The shelves for all that a fulfilment wants; null when not all of it lies free.</summary>
    public ImmutableArray<ShelfPick>? Allocate(WaveCandidate candidate)
    {
        var taken = new List<(Shelf Shelf, ShelfPick Pick)>();
        foreach (var line in candidate.Lines)
        {
            var rest = line.Quantity;
            while (rest > 0 && Choose(line.Sku, rest) is { } shelf)
            {
                var part = Math.Min(rest, shelf.Free);
                shelf.Free -= part;
                rest -= part;
                taken.Add((shelf, new(shelf.Row.Location, shelf.Row.Key, line.Line, part)));
            }

            if (rest == 0) continue;
            foreach (var (shelf, pick) in taken) shelf.Free += pick.Quantity;
            return null;
        }

        return [.. taken.Select(take => take.Pick)];
    }

    private static bool IsPickable(ShelfStock row, DateOnly today) =>
        row.Free > 0
        && row.Kind is LocationKind.Pick or LocationKind.Overstock
        && row.Key.Condition is Condition.Good
        && (row.Key.Expiry is not { } expiry || expiry >= today);

    private Shelf? Choose(SkuId sku, long wanted)
    {
        Shelf? best = null;
        foreach (var shelf in shelves.GetValueOrDefault(sku, []))
        {
            if (shelf.Free == 0) continue;
            if (best is not null && !shelf.IsAsGoodAs(best)) break;
            if (best is null || IsBetter(shelf.Free, best.Free, wanted)) best = shelf;
        }

        return best;
    }

    /// <summary>The smallest that suffices; where none does, the largest, for the fewest stops.</summary>
    private static bool IsBetter(long free, long than, long wanted) =>
        free >= wanted ? than < wanted || free < than : than < wanted && free > than;

    private sealed class Shelf(ShelfStock row) : IComparable<Shelf>
    {
        public ShelfStock Row { get; } = row;

        public long Free { get; set; } = row.Free;

        private DateOnly Expiry => Row.Key.Expiry ?? DateOnly.MaxValue;

        public bool IsAsGoodAs(Shelf other) => Row.Kind == other.Row.Kind && Expiry == other.Expiry;

        public int CompareTo(Shelf? other)
        {
            var order = Expiry.CompareTo(other!.Expiry);
            if (order == 0) order = Row.Kind.CompareTo(other.Row.Kind);
            if (order == 0) order = string.CompareOrdinal(Row.Location.Code, other.Row.Location.Code);
            if (order == 0) order = string.CompareOrdinal(Row.Key.Lot, other.Row.Key.Lot);
            return order == 0 ? string.CompareOrdinal(Row.Key.Serial, other.Row.Key.Serial) : order;
        }
    }
}
