using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Products;

internal sealed class ProductsFeature : IFeature
{
    public void Map(RouteGroupBuilder api) => api.MapSkus();
}
