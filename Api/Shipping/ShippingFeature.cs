using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Shipping;

internal sealed class ShippingFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<LabelPrinter>();

    public void Map(RouteGroupBuilder api)
    {
        api.MapPacking();
        api.MapBench();
        api.MapShipments();
        api.MapShipmentLists();
    }
}
