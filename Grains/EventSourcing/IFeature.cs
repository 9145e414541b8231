using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// A feature of the warehouse: what follows its events (projections, reactors, replicas), what its processes need (deadlines, watchdogs), and
/// its queries. Its folder has one of these, and <see cref="Features"/> lists it; nothing else has to know of it.
/// </summary>
internal interface IFeature
{
    void AddTo(IServiceCollection services)
    {
    }

    /// <summary>Adds what is only needed in a process in which grains live.</summary>
    void AddBesideGrains(IServiceCollection services)
    {
    }
}
