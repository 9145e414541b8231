using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// A feature of the warehouse: the followers of its events (projections, reactors, replicas), the needs of its processes (deadlines,
/// watchdogs), and its queries. Each feature folder has one, listed in <see cref="Features"/>.
/// </summary>
internal interface IFeature
{
    void AddTo(IServiceCollection services)
    {
    }

    /// <summary>Adds what is only needed in a process that hosts grains.</summary>
    void AddBesideGrains(IServiceCollection services)
    {
    }
}
