using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Products;

internal sealed class ProductsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddReplica(ProductGrain.Replicated)
        .AddProjection<BarcodeProjection>();
}
