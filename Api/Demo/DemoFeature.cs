using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Adds the demo's endpoints and services, only to a server that was started by <see cref="DemoRun"/>.</summary>
internal sealed class DemoFeature(string[] args) : IFeature
{
    private readonly bool isDemo = DemoServer.IsThis(args);

    public void AddTo(IServiceCollection services)
    {
        if (isDemo) services.AddDemo();
    }

    public void Map(RouteGroupBuilder api)
    {
        if (isDemo) api.MapGroup("/demo").For(AccessRule.Operators).ExcludeFromDescription().MapDemoRoutes();
    }

    public void MapBeside(WebApplication app)
    {
        if (isDemo) app.MapGet("/demo/{token}", DemoEndpoints.EnterAsync).For(AccessRule.Open).ExcludeFromDescription();
    }
}
