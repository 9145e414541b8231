using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Inventory;

internal sealed class InventoryFeature : IFeature
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapSkus();
        api.MapAvailability();
        api.MapMerchantStock();
        api.MapMovements();
    }
}
