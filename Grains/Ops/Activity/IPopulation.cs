using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;

namespace OrleansWarehouse.Grains.Ops.Activity;

/// <summary>What an engine tells of the grains of this process besides their calls.</summary>
public interface IPopulation
{
    /// <summary>Tells this silo from the others.</summary>
    string Silo { get; }

    Task<ImmutableArray<GrainPopulation>> CountAsync(CancellationToken cancellationToken);
}
