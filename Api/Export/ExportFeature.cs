using Microsoft.AspNetCore.OpenApi;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Export;

internal sealed class ExportFeature : IFeature
{
    /// <summary>Adds the transformer after all others, whatever the order of features, because it changes the responses that they describe.</summary>
    public void AddTo(IServiceCollection services) =>
        services.PostConfigureAll<OpenApiOptions>(static options =>
            options.AddOperationTransformer(ListDescription.DescribeAsync));

    public void Map(RouteGroupBuilder api) => ListExport.AddTo(api);
}
