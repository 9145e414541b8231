using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Import;

internal sealed class ImportFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<Importer>();

    public void Map(RouteGroupBuilder api) => api.MapImport();
}
