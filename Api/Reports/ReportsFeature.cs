using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Reports;

internal sealed class ReportsFeature : IFeature
{
    public void Map(RouteGroupBuilder api) => api.MapReports();
}
