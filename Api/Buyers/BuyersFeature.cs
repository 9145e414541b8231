using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Buyers;

internal sealed class BuyersFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<TrackingTokens>().AddSingleton<TrackingFollowers>();

    public void Map(RouteGroupBuilder api) => api.MapTracking();

    public void MapBeside(WebApplication app) => app.MapTrackingHub();
}
