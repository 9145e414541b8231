using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Idempotency;

namespace OrleansWarehouse.Api.Orders;

internal sealed class OrdersFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<OpenOrders>()
        .AddSingleton<IAnswerRebuilder, OrderRetelling>()
        .ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));

    public void Map(RouteGroupBuilder api)
    {
        api.MapOrders();
        api.MapOrderLists();
    }
}
