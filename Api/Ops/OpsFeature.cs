using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Ops;

internal sealed class OpsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddDescription();

    public void Map(RouteGroupBuilder api)
    {
        api.MapSetAsides();
        api.MapOperations();
    }

    public void MapBeside(WebApplication app)
    {
        app.MapHealth();
        app.MapDashboardForOperators();
        app.MapDescription();
    }
}
