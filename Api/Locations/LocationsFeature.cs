using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Locations;

internal sealed class LocationsFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapLocations();
        api.MapFloor();
        api.MapStock();
        api.MapStockList();
        api.MapCounts();
        api.MapLookup();
    }
}
