using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Bulk;

internal sealed class BulkFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<Batch>();
}
