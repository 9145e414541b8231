using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Merchants;

internal sealed class MerchantsFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapMerchants();
        api.MapMerchantLists();
        api.MapMerchantOverview();
    }
}
