using System.Collections.Immutable;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A fulfilment to be picked: where, and how heavy and large it is in all.</summary>
/// <param name="Totes">How many totes it takes, at least 1.</param>
public sealed record BatchOrder(string Fulfilment, ImmutableArray<string> Locations, long Grams, long Mm3, int Totes = 1);

/// <summary>What one tour can take; null is unlimited. A fulfilment that is beyond them alone gets a tour of its own.</summary>
public sealed record BatchLimits(int MaxOrders, int? MaxTotes = null, long? MaxGrams = null, long? MaxMm3 = null);

/// <summary>One tour: its fulfilments in the order in which they were given, and how far it is by <see
/// cref="PickPath"/>.</summary>
public sealed record PickBatch(ImmutableArray<string> Fulfilments, long DistanceMm, int Totes, long Grams, long Mm3);

/// <summary>
/// Puts fulfilments together into tours. Starting from a tour for each, those two are joined again and again whose union saves
/// most of the way and keeps the limits, and the savings of the union are reckoned anew, until no union saves anything. Ways are
/// estimated while joining (<see cref="TourEstimate"/>) and planned at the end. Deterministic: ties go to who came first.
/// </summary>
/// <remarks>
/// Source: the savings algorithm C&amp;W(ii) of de Koster, M. B. M., van der Poort, E. S. and Wolters, M. (1999), Efficient
/// orderbatching methods in warehouses, International Journal of Production Research 37(7), 1479–1504, after Clarke, G. and
/// Wright, J. W. (1964), Operations Research 12(4), 568–581. O(n²) estimates; more than <see cref="MostAtOnce"/> fulfilments
/// are batched in portions of that size, in the order given.
/// </remarks>
public static class Batching
{
    public const int MostAtOnce = 1_000;

    /// <summary>The tours, by their first fulfilment. Every fulfilment is in exactly one.</summary>
    public static ImmutableArray<PickBatch> Plan(BlockLayout layout, IReadOnlyList<BatchOrder> orders, FloorPoint? depot,
        BatchLimits limits, PathStyle style = PathStyle.Shortest)
    {
        var batches = ImmutableArray.CreateBuilder<PickBatch>();
        foreach (var portion in orders.Chunk(MostAtOnce))
        {
            foreach (var members in new ClarkeWright(layout, portion, depot, limits).Join())
                batches.Add(Batch(layout, [.. members.Select(i => portion[i])], depot, style));
        }
        return batches.ToImmutable();
    }

    private static PickBatch Batch(BlockLayout layout, BatchOrder[] orders, FloorPoint? depot, PathStyle style)
    {
        string[] stops = [.. orders.SelectMany(o => o.Locations).Distinct(StringComparer.Ordinal)];
        return new PickBatch([.. orders.Select(o => o.Fulfilment)], PickPath.Plan(layout, stops, depot, style).DistanceMm,
            orders.Sum(o => o.Totes), orders.Sum(o => o.Grams), orders.Sum(o => o.Mm3));
    }
}
