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
            WaveKind.Batch => allocated.Chunk(TotesPerCart).Select(tour => tour.ToImmutableArray()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
