using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// A single block: parallel aisles between a front and a back cross aisle. All lengths are millimetres.
/// </summary>
/// <param name="AisleX">Where each aisle stands across the block, ascending.</param>
/// <param name="Front">Where the front cross aisle lies along the aisles.</param>
/// <param name="Back">Where the back cross aisle lies along the aisles; not before <paramref name="Front"/>.</param>
public sealed record Block(ImmutableArray<long> AisleX, long Front, long Back)
{
    public long AisleMm => Back - Front;

    /// <summary>The shortest walk between two places: along the aisle, or round by the nearer cross aisle.</summary>
    public long WalkMm(AisleStop a, AisleStop b) => a.Aisle == b.Aisle
        ? Math.Abs(a.At - b.At)
        : Math.Abs(AisleX[a.Aisle] - AisleX[b.Aisle])
            + Math.Min(a.At - Front + (b.At - Front), Back - a.At + (Back - b.At));

    /// <summary>
    /// Where somebody who stands at a depot comes into the block: at the cross aisle on or beyond which it lies, or else at the nearest
    /// aisle.
    /// </summary>
    public Depot Entry(Depot depot)
    {
        var at = Math.Clamp(depot.At, Front, Back);
        return IsCross(at) ? depot with { At = at } : depot with { X = AisleX[NearestAisle(depot.X)] };
    }

    public bool IsCross(long at) => at == Front || at == Back;

    /// <summary>The aisle whose middle is nearest to <paramref name="x"/>, the lower one of two.</summary>
    public int NearestAisle(long x)
    {
        var index = AisleX.AsSpan().BinarySearch(x);
        if (index >= 0)
            return index;
        var above = ~index;
        if (above == 0 || above == AisleX.Length)
            return Math.Max(0, above - 1);
        return x - AisleX[above - 1] <= AisleX[above] - x ? above - 1 : above;
    }
}

/// <summary>A place in an aisle of a block: the aisle's index, and how far along it (between front and back).</summary>
public readonly record struct AisleStop(int Aisle, long At);

/// <summary>
/// Where a tour starts and ends, in the block's coordinates. On or beyond a cross aisle any <paramref name="X"/> will do;
/// between them the picker first steps to the nearest aisle.
/// </summary>
public readonly record struct Depot(long X, long At);

/// <summary>A closed tour: the stops' indices in walking order, and the way from the depot through them and back.</summary>
public sealed record PickRoute(ImmutableArray<int> Order, long DistanceMm);
