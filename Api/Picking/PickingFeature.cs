using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Idempotency;

namespace OrleansWarehouse.Api.Picking;

internal sealed class PickingFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<IAnswerRebuilder, PickRetelling>();

    public void Map(RouteGroupBuilder api)
    {
        api.MapPicking();
        api.MapPickingLists();
    }
}
