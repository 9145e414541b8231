using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Sites;

internal sealed class SitesFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapSites();
        api.MapSiteLists();
    }
}
