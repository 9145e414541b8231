using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Reports;

public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddProjection<ReportProjection>()
        .AddSingleton<ReportQueries>()
        .AddSingleton<MerchantOverviewQueries>();
}
