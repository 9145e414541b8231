using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Orders;

internal sealed class OrdersFeature : IFeature
{
    public void AddTo(IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));

    public void Map(RouteGroupBuilder api)
    {
        api.MapOrders();
        api.MapOrderLists();
    }
}
