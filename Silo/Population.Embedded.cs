using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Silo;

/// <summary>The embedded engine knows its grains and their mailboxes.</summary>
internal sealed class Population(Orleans.Engine.Silo engine) : IPopulation
{
    public string Silo => Environment.MachineName;

    public async Task<ImmutableArray<GrainPopulation>> CountAsync(CancellationToken cancellationToken) =>
    [
        .. (await engine.CountAsync(cancellationToken)).Select(static kind => new GrainPopulation(
            kind.GrainType.ToString()!, kind.Activations, kind.Waiting, kind.LongestQueue)),
    ];
}
