using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Labor;

internal sealed class LaborFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapExceptions();
        api.MapOverview();
    }
}
