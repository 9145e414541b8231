using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Incidents;

internal sealed class IncidentsFeature : IFeature
{
    public void Map(RouteGroupBuilder api) => api.MapIncidents();
}
