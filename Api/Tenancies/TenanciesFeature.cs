using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Tenancies;

internal sealed class TenanciesFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<Tenants>();

    public void Map(RouteGroupBuilder api) => api.MapTenancies();
}
