using Microsoft.AspNetCore.OpenApi;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Export;

internal sealed class ExportFeature : IFeature
{
    /// <summary>Told after all else that is said of an operation, whoever comes first in the list of features.</summary>
    public void AddTo(IServiceCollection services) =>
        services.PostConfigureAll<OpenApiOptions>(static options =>
            options.AddOperationTransformer(ListDescription.DescribeAsync));

    public void Map(RouteGroupBuilder api) => ListExport.AddTo(api);
}
