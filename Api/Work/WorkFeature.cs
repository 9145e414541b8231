using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Work;

internal sealed class WorkFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<WorkDoors>();

    public void Map(RouteGroupBuilder api) => api.MapWork();
}
