using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Which fulfilments are picked on one tour.</summary>
internal static class Tours
{
    /// <summary>How many totes go on a picker's cart.</summary>
    public const int TotesPerCart = 8;

    public static IEnumerable<ImmutableArray<AllocatedFulfilment>> Of(
        WaveKind kind, ImmutableArray<AllocatedFulfilment> allocated, BlockLayout layout, FloorPoint? depot) => kind switch
        {
            WaveKind.Single => allocated.Select(part => ImmutableArray.Create(part)),
            WaveKind.Batch => Batches(allocated, layout, depot),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static IEnumerable<ImmutableArray<AllocatedFulfilment>> Batches(
        ImmutableArray<AllocatedFulfilment> allocated, BlockLayout layout, FloorPoint? depot)
    {
        var known = allocated.ToDictionary(part => part.Candidate.Fulfilment.ToString(), StringComparer.Ordinal);
        var orders = known
            .Select(pair => new BatchOrder(pair.Key, [.. pair.Value.Picks.Select(pick => pick.Location.Code)], 0, 0))
            .ToArray();
        return Batching.Plan(layout, orders, depot, new(TotesPerCart, TotesPerCart))
            .Select(batch => batch.Fulfilments.Select(fulfilment => known[fulfilment]).ToImmutableArray());
    }
}
