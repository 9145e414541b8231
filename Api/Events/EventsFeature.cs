using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Events;

internal sealed class EventsFeature : IFeature
{
    public void Map(RouteGroupBuilder api) => api.MapEvents();
}
