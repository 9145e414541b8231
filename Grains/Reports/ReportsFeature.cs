using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Reports;

internal sealed class ReportsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<ReportProjection>()
        .AddSingleton<ReportQueries>();
}
