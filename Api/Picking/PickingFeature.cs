using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Api.Work;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Picking;

internal sealed class PickingFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<IAnswerRebuilder, PickRetelling>()
        .AddSingleton(new WorkDoor(PickWork.Name, "tasks", AccessRule.Picking));

    public void Map(RouteGroupBuilder api)
    {
        api.MapPicking();
        api.MapPickingLists();
    }
}
