using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Merchants;

internal sealed class MerchantsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddReplica(MerchantGrain.Replicated)
        .AddSingleton<MerchantOverviewQueries>();
}
