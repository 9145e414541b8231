using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Stock;

internal sealed class StockFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapAvailability();
        api.MapMerchantStock();
        api.MapMovements();
    }
}
