using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Buyers;

internal sealed class BuyersFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<TrackingQueries>();
}
