using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Incidents;

public static class IncidentServices
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddProjection<IncidentProjection>()
        .AddSingleton<IncidentQueries>();
}
