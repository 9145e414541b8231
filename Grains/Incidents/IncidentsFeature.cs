using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Incidents;

internal sealed class IncidentsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<IncidentProjection>()
        .AddSingleton<IncidentQueries>();
}
